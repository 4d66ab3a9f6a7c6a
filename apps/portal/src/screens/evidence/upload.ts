import { type Answer, settle } from '../../api/client.js';
import type { Evidence, MaterialTag } from '../../api/types.js';
import { language } from '../../settings.js';

const MOST_BYTES = 500 * 1024 * 1024;
/** Larger files go in parts: what had arrived when the line broke need not be sent again. */
export const IN_PARTS_FROM = 2 * 1024 * 1024;
/** Extensions that the interface takes; what the file really is, it finds out itself. */
export const EXTENSIONS = 'pdf jpg jpeg png webp gif tif tiff mp4 m4v docx xlsx pptx txt csv zip'.split(' ');
/** A line on which nothing moves for this long is taken for broken. */
const PATIENCE_MS = 60_000;

export type FileFault = 'tooLarge' | 'empty' | 'kind';

/** What would be refused anyway is said before anything is sent. */
export function faultOf({ name, size }: { name: string; size: number }): FileFault | null {
  if (size === 0) return 'empty';
  if (size > MOST_BYTES) return 'tooLarge';
  const extension = /\.([a-z][a-z0-9]{0,7})$/i.exec(name)?.[1]?.toLowerCase();
  return extension !== undefined && !EXTENSIONS.includes(extension) ? 'kind' : null;
}

/** SHA-256 in hexadecimal; null on pages without TLS, where browsers have no `crypto.subtle`. Throws when the file cannot be read any more. */
export async function fingerprint(file: Blob): Promise<string | null> {
  const bytes = await file.arrayBuffer();
  // Typed as always there, which it is not.
  const subtle = crypto.subtle as SubtleCrypto | undefined;
  if (!subtle) return null;
  const digest = new Uint8Array(await subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export interface Upload {
  readonly caseNo: string;
  readonly token: string;
  readonly file: File;
  readonly tag: MaterialTag;
  /** One for each file, kept over retries: a file that had arrived unnoticed is not kept twice. */
  readonly key: string;
  readonly sha256: string | null;
}

function headersOf({ token, file, tag, key, sha256 }: Upload): Record<string, string> {
  return {
    Authorization: `Bearer ${token}`,
    Accept: 'application/json, application/problem+json',
    'Accept-Language': language.value,
    'Content-Type': 'application/octet-stream',
    'Idempotency-Key': key,
    'X-File-Name': encodeURIComponent(file.name),
    'X-Material-Tag': tag,
    ...(sha256 === null ? {} : { 'X-Content-SHA256': sha256 }),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Sends one file. XMLHttpRequest, because `fetch` does not tell how far an upload has come. */
export function send(upload: Upload, onProgress: (part: number) => void): Promise<Answer<Evidence>> {
  const call = new Promise<{ data?: Evidence; error?: unknown; response: Response }>((resolve, reject) => {
    const request = new XMLHttpRequest();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const moved = () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        request.abort();
      }, PATIENCE_MS);
    };
    request.open('POST', `/api/v1/requests/${encodeURIComponent(upload.caseNo)}/evidence`);
    for (const [name, value] of Object.entries(headersOf(upload))) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total }) => {
      moved();
      onProgress(total > 0 ? loaded / total : 0);
    };
    request.onload = () => {
      const body = parsed(request.responseText);
      const wait = request.getResponseHeader('Retry-After');
      const response = new Response(null, { status: request.status, headers: wait ? { 'Retry-After': wait } : {} });
      resolve(response.ok ? { data: body as Evidence, response } : { error: body, response });
    };
    request.onerror = request.onabort = () => {
      reject(new Error('broken'));
    };
    request.onloadend = () => {
      clearTimeout(timer);
    };
    moved();
    request.send(upload.file);
  });
  return settle(call);
}

const UNITS = ['B', 'KB', 'MB'] as const;

/** `1.5 MB`, in units of 1024. */
export function sizeInWords(bytes: number): string {
  const power = bytes < 1024 ? 0 : bytes < 1024 * 1024 ? 1 : 2;
  const number = bytes / 1024 ** power;
  return `${power === 0 || number >= 100 ? Math.round(number) : number.toFixed(1)} ${UNITS[power]}`;
}
