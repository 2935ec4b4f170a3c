import { codeOfHttp, csrfHeader, type Extensions } from './client';
import { RequestProblem } from './problems';

/** What the upload address answers; the library asks for the rest by id. */
export interface UploadedAsset {
  id: string;
  name: string;
  kind: string;
}

/** Uploads one file to the library. */
export function upload(file: File, onProgress: (share: number) => void, signal?: AbortSignal): Promise<UploadedAsset> {
  return sendFile('/admin/uploads', file, onProgress, signal);
}

/**
 * Sends one file.
 *
 * @param onProgress share sent, 0 to 1
 */
export function sendFile<Answer>(
  address: string,
  file: File,
  onProgress: (share: number) => void,
  signal?: AbortSignal,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sending = new XMLHttpRequest();
    sending.open('POST', address);
    for (const [name, value] of Object.entries(csrfHeader())) sending.setRequestHeader(name, value);
    sending.setRequestHeader('Accept', 'application/json');
    sending.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    });
    sending.addEventListener('load', () => {
      if (sending.status >= 200 && sending.status < 300) {
        try {
          resolve(JSON.parse(sending.responseText) as Answer);
        } catch {
          reject(new RequestProblem('INTERNAL', 'the answer to the upload could not be read'));
        }
        return;
      }
      reject(problemOf(sending));
    });
    sending.addEventListener('error', () => reject(new RequestProblem('NETWORK', 'no answer from the server')));
    sending.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
    signal?.addEventListener('abort', () => sending.abort());
    const form = new FormData();
    form.append('file', file, file.name);
    sending.send(form);
  });
}

interface ProblemBody {
  code?: string;
  message?: string;
  requestId?: string;
  errors?: { message?: string; extensions?: Extensions }[];
}

function problemOf(sending: XMLHttpRequest): RequestProblem {
  try {
    const body = JSON.parse(sending.responseText) as ProblemBody;
    const first = body.errors?.[0];
    return new RequestProblem(
      first?.extensions?.code ?? body.code ?? codeOfHttp(sending.status),
      first?.message ?? body.message ?? `HTTP ${sending.status}`,
      first?.extensions?.requestId ?? body.requestId,
      first?.extensions?.params,
    );
  } catch {
    return new RequestProblem(codeOfHttp(sending.status), `HTTP ${sending.status}`);
  }
}
