/** One field of what was sent that the interface refused. */
export interface FieldFault {
  readonly path: string;
  readonly code: string;
  readonly message: string;
}

/**
 * An answer that is not the one hoped for. `code` comes from the interface's catalogue, or is `network` when no answer
 * arrived at all; `title` is a sentence in the reader's language; `correlationId` lets support find the call.
 */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly title: string,
    readonly correlationId: string | null = null,
    readonly faults: readonly FieldFault[] = [],
  ) {
    super(`${status} ${code}`);
    this.name = 'Problem';
  }
}

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

function faultsOf(value: unknown): FieldFault[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((one: unknown) => {
    if (typeof one !== 'object' || one === null) return [];
    const { path, code, message } = one as Record<string, unknown>;
    return [{ path: text(path) ?? '', code: text(code) ?? '', message: text(message) ?? '' }];
  });
}

/** Reads an RFC 9457 body; anything else (a gateway's page, an empty body) still becomes a Problem with its status. */
export function problemFrom(status: number, body: unknown): Problem {
  const fields = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  return new Problem(
    status,
    text(fields['code']) ?? `http.${status}`,
    text(fields['title']) ?? '',
    text(fields['correlationId']),
    faultsOf(fields['errors']),
  );
}

/** No answer: offline, refused, or cut off. */
export const noAnswer = (): Problem => new Problem(0, 'network', '');

export const asProblem = (error: unknown): Problem => (error instanceof Problem ? error : noAnswer());

/** Whether trying the very same call again can help. */
export const isPassing = ({ status }: Problem): boolean => status === 0 || status === 429 || status >= 500;
