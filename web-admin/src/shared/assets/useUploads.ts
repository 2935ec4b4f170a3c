import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import { upload, type UploadedAsset } from '@/shared/api/upload';
import { uuid7 } from '@/shared/ids';

export interface Upload {
  key: string;
  file: File;
  /** Share sent, 0 to 1. */
  share: number;
  state: 'waiting' | 'sending' | 'done' | 'failed';
  error?: unknown;
}

/** Two at a time, so that a folder of scans does not starve the rest of the admin. */
const AT_ONCE = 2;

/** Sends files to the library, each with its progress; a failed one can be sent again. */
export function useUploads(onUploaded: (asset: UploadedAsset) => void) {
  const queries = useQueryClient();
  const [uploads, setUploads] = useState<Upload[]>([]);
  const queue = useRef<Upload[]>([]);
  const active = useRef(0);

  const change = useCallback((key: string, part: Partial<Upload>) => {
    setUploads((old) => old.map((one) => (one.key === key ? { ...one, ...part } : one)));
  }, []);

  const pump = useCallback(() => {
    while (active.current < AT_ONCE) {
      const next = queue.current.shift();
      if (!next) return;
      active.current += 1;
      change(next.key, { state: 'sending', share: 0 });
      upload(next.file, (share) => change(next.key, { share }))
        .then((asset) => {
          change(next.key, { state: 'done', share: 1 });
          void queries.invalidateQueries({ queryKey: ['assets'] });
          onUploaded(asset);
          return asset;
        })
        .catch((error: unknown) => change(next.key, { state: 'failed', error }))
        .finally(() => {
          active.current -= 1;
          pump();
        });
    }
  }, [change, onUploaded, queries]);

  const add = useCallback(
    (files: Iterable<File>) => {
      const added = [...files].map((file): Upload => ({ key: uuid7(), file, share: 0, state: 'waiting' }));
      queue.current.push(...added);
      setUploads((old) => [...old.filter((one) => one.state !== 'done'), ...added]);
      pump();
    },
    [pump],
  );

  const again = useCallback(
    (one: Upload) => {
      change(one.key, { state: 'waiting', error: undefined });
      queue.current.push(one);
      pump();
    },
    [change, pump],
  );

  const clear = useCallback(
    () => setUploads((old) => old.filter((one) => one.state === 'sending' || one.state === 'waiting')),
    [],
  );

  return { uploads, add, again, clear };
}
