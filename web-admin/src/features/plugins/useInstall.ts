import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { sendFile } from '@/shared/api/upload';

export type Install =
  { kind: 'idle' } | { kind: 'sending'; file: File; share: number } | { kind: 'refused'; file: File; error: unknown };

interface Installed {
  id: string;
  version: string;
  label: Record<string, string>;
}

/** Sends a package to the server, which installs it whole or refuses it with all reasons. */
export function useInstall(onInstalled: (plugin: Installed) => void) {
  const queries = useQueryClient();
  const [install, setInstall] = useState<Install>({ kind: 'idle' });
  const send = useCallback(
    async (file: File) => {
      setInstall({ kind: 'sending', file, share: 0 });
      try {
        const installed = await sendFile<Installed>('/admin/plugins', file, (share) =>
          setInstall({ kind: 'sending', file, share }),
        );
        await Promise.all([
          queries.invalidateQueries({ queryKey: ['plugins'] }),
          queries.invalidateQueries({ queryKey: ['model'] }),
        ]);
        setInstall({ kind: 'idle' });
        onInstalled(installed);
      } catch (error) {
        setInstall({ kind: 'refused', file, error });
      }
    },
    [onInstalled, queries],
  );
  const dismiss = useCallback(() => setInstall({ kind: 'idle' }), []);
  return { install, send, dismiss };
}
