/** Longest display name in bytes of UTF-8: what the usual file systems take, with room for "(1)". */
const MOST_BYTES = 200;
const UNNAMED = '未命名';
const BYTES = new TextEncoder();

/** Names that Windows keeps for devices, with or without an extension. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/** The letters after the last dot, in lower case; '' when there are none that could be an extension. */
export function extensionOf(name: string): string {
  return /[^.]\.([a-z][a-z0-9]{0,7})$/i.exec(name)?.[1]?.toLowerCase() ?? '';
}

/**
 * A file's name as it may be shown and offered for saving: no folders, no controls, no direction overrides that make a name read as
 * another (Unicode TR 36), nothing a file system treats as special, at most 200 bytes of UTF-8 with the extension kept. Files are never
 * stored under it.
 */
export function cleanFileName(given: string): string {
  const last = given.toWellFormed().normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const plain = last
    .replace(/[\p{Cc}\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  const extension = extensionOf(plain);
  const stem = extension === '' ? plain : plain.slice(0, -extension.length - 1);
  const safe = DEVICE.test(stem) ? `_${stem}` : stem;
  const ending = extension === '' ? '' : plain.slice(-extension.length - 1);
  return `${shortened(safe, MOST_BYTES - ending.length) || UNNAMED}${ending}`;
}

/** As many whole code points as fit. */
function shortened(text: string, most: number): string {
  let length = 0;
  let kept = '';
  for (const point of text) {
    length += BYTES.encode(point).length;
    if (length > most) break;
    kept += point;
  }
  return kept.trimEnd();
}
