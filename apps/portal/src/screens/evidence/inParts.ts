import { type DetailedError, Upload } from 'tus-js-client';
import { completeUpload } from '../../api/calls.js';
import { type Answer, OFFLINE } from '../../api/client.js';
import { ownWorker } from '../../api/ownWorker.js';
import type { Evidence } from '../../api/types.js';
import { language } from '../../settings.js';
import workerAddress from './hash.worker.ts?worker&url';
import type { Line, PartsOf } from './outgoing.js';

/** A part that the server counts; on a broken line no more than what it had not counted yet is sent again. */
const PART_BYTES = 8 * 1024 * 1024;
const WAITS_MS = [0, 1000, 3000, 5000, 10_000, 20_000];
/** A line that says nothing of itself is tried again after this long. */
const TRY_AGAIN_MS = 20_000;

/** SHA-256 of a file, computed beside the page. Rejects when the file cannot be read any more. */
function fingerprintBeside(file: File, signal: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    const worker = ownWorker(workerAddress);
    const end = (): void => {
      worker.terminate();
    };
    signal.addEventListener('abort', end);
    worker.onmessage = ({ data }: MessageEvent<{ sha256?: string }>) => {
      end();
      if (data.sha256) resolve(data.sha256);
      else reject(new Error('unreadable'));
    };
    worker.onerror = () => {
      end();
      reject(new Error('unreadable'));
    };
    worker.postMessage(file);
  });
}

const isDetailed = (error: Error | DetailedError): error is DetailedError => 'originalResponse' in error;

function refusal(error: Error | DetailedError): Answer<never> {
  const response = isDetailed(error) ? error.originalResponse : null;
  if (!response) return { ok: false, failure: OFFLINE };
  let problem: { code?: string; title?: string; correlationId?: string } = {};
  try {
    problem = JSON.parse(response.getBody()) as typeof problem;
  } catch {
    // Whoever answered was not the interface.
  }
  const { code = 'unreadable', title = '', correlationId = null } = problem;
  return {
    ok: false,
    failure: { status: response.getStatus(), code, title, faults: [], correlationId, retryAfterSeconds: null },
  };
}

/** One file on its way in parts: a line that breaks is waited for, and everything that had arrived stays. */
class Sending {
  private readonly upload: Upload;
  private again: ReturnType<typeof setTimeout> | undefined;

  constructor(
    { file, tag, key, caseNo, location, open }: PartsOf,
    private readonly line: Line,
    private readonly done: (answer: Answer<string>) => void,
  ) {
    this.upload = new Upload(file, {
      endpoint: `/api/v1/requests/${encodeURIComponent(caseNo)}/uploads`,
      uploadUrl: location,
      chunkSize: PART_BYTES,
      retryDelays: WAITS_MS,
      metadata: { filename: file.name, tag },
      storeFingerprintForResuming: false,
      headers: { 'Idempotency-Key': key, 'Accept-Language': language.value },
      onBeforeRequest: async (request) => {
        const token = await open();
        if (token === null) throw new Error('locked');
        request.setHeader('Authorization', `Bearer ${token}`);
      },
      onProgress: (sent, total) => {
        line.moved(total > 0 ? sent / total : 0);
      },
      onSuccess: () => {
        done({ ok: true, value: this.upload.url ?? '', response: new Response() });
      },
      onError: (error) => {
        this.fail(error);
      },
    });
  }

  start(): void {
    this.hold();
    this.line.isBroken(false);
    this.upload.start();
  }

  pause(): void {
    this.hold();
    void this.upload.abort();
  }

  giveUp(): void {
    this.hold();
    void this.upload.abort(true).catch(() => undefined);
  }

  /** The browser says that there is a line again. */
  isBack(): void {
    if (this.again !== undefined) this.start();
  }

  hold(): void {
    clearTimeout(this.again);
    this.again = undefined;
  }

  private fail(error: Error | DetailedError): void {
    const answer = refusal(error);
    if (!answer.ok && answer.failure.status > 0 && answer.failure.status < 500) {
      this.done(answer);
      return;
    }
    this.line.isBroken(true);
    this.hold();
    this.again = setTimeout(() => {
      this.start();
    }, TRY_AGAIN_MS);
  }
}

/** Sends one file in parts, and makes evidence of it. Its fingerprint is computed at the same time, and compared when all of it is there. */
export async function sendInParts(parts: PartsOf, line: Line): Promise<Answer<Evidence>> {
  const stop = new AbortController();
  const fingerprint = fingerprintBeside(parts.file, stop.signal);
  fingerprint.catch(() => undefined);
  try {
    const arrived = await new Promise<Answer<string>>((resolve) => {
      const sending = new Sending(parts, line, resolve);
      const back = (): void => {
        sending.isBack();
      };
      addEventListener('online', back);
      stop.signal.addEventListener('abort', () => {
        removeEventListener('online', back);
        sending.hold();
      });
      line.steer({
        pause: () => {
          sending.pause();
        },
        resume: () => {
          sending.start();
        },
        giveUp: () => {
          stop.abort();
          sending.giveUp();
        },
      });
      sending.start();
    });
    return arrived.ok ? await finish(arrived.value, { ...parts, fingerprint }, line) : arrived;
  } finally {
    stop.abort();
  }
}

async function finish(
  url: string,
  { caseNo, open, fingerprint }: Pick<PartsOf, 'caseNo' | 'open'> & { fingerprint: Promise<string> },
  line: Line,
): Promise<Answer<Evidence>> {
  line.finishing();
  const id = url.split('/').at(-1) ?? '';
  const sha256 = await fingerprint;
  for (let tries = 0; ; tries += 1) {
    const token = await open();
    const answer = token === null ? null : await completeUpload(caseNo, token, id, sha256);
    if (answer?.ok || (answer && answer.failure.status > 0 && answer.failure.status < 500) || tries >= WAITS_MS.length)
      return answer ?? { ok: false, failure: OFFLINE };
    await new Promise((resolve) => setTimeout(resolve, WAITS_MS[tries] ?? TRY_AGAIN_MS));
  }
}
