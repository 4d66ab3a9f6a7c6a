/**
 * The one way to write a JSON value (RFC 8785, JSON Canonicalization Scheme): keys sorted by UTF-16 code units, numbers
 * and strings as ECMAScript writes them, no white space. Equal content gives equal text, whatever order it came in.
 * Members that are undefined are left out, as JSON leaves them out.
 * @throws TypeError for what JSON cannot say: lone surrogates, NaN, infinities, functions, undefined in a list
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return canonicalString(value);
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object' && isPlain(value)) return canonicalObject(value);
  throw new TypeError(`not a JSON value: ${typeof value}`);
}

function canonicalString(text: string): string {
  if (!text.isWellFormed()) throw new TypeError('a lone surrogate has no canonical form');
  return JSON.stringify(text);
}

function isPlain(value: object): value is Record<string, unknown> {
  // Class instances come from validated DTOs and are plain in what they hold; dates and maps are not JSON.
  return !(value instanceof Date || value instanceof Map || value instanceof Set);
}

function canonicalObject(members: Record<string, unknown>): string {
  const written = Object.keys(members)
    .filter((key) => members[key] !== undefined)
    .sort()
    .map((key) => `${canonicalString(key)}:${canonicalJson(members[key])}`);
  return `{${written.join(',')}}`;
}
