/** One entry of a ZIP file, as its central directory declares it (PKWARE APPNOTE 6.3, 4.3.12). */
interface Entry {
  readonly name: string;
  readonly size: number;
  readonly isEncrypted: boolean;
  readonly isLink: boolean;
}

const END_RECORD = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const END_LENGTH = 22;
const MOST_ENTRIES = 1000;
const MOST_RATIO = 100;
const RUNNABLE = /\.(exe|dll|bat|cmd|com|scr|pif|msi|vbs|ps1|hta|lnk|jar)$/i;
const ARCHIVE = /\.(zip|rar|7z|tar|t?gz|bz2|xz|iso|cab)$/i;

/** Why an archive is not taken. */
export type ArchiveFault =
  | 'unreadable'
  | 'too_many'
  | 'bomb'
  | 'encrypted'
  | 'link'
  | 'path'
  | 'nested'
  | 'runnable'
  | 'macro';

/** What a ZIP file is by its own table of contents: an office document, a plain archive, or why it is refused. */
export type ArchiveFinding = { readonly kind: 'zip' | 'docx' | 'xlsx' | 'pptx' } | { readonly fault: ArchiveFault };

/**
 * Judges a ZIP file by its table of contents at its end, without unpacking anything: at most 1,000 entries and a hundredfold
 * expansion, no paths that climb, no links, no encryption, no archives or programs inside, no macros.
 * @param tail the last bytes of the file, at least a whole central directory of 1,000 entries
 */
export function judgeArchive(tail: Uint8Array, size: number): ArchiveFinding {
  const entries = directoryOf(tail);
  if (typeof entries === 'string') return { fault: entries };
  const fault = entries.map((entry) => entryFault(entry)).find((found) => found !== null);
  if (fault) return { fault };
  if (entries.reduce((sum, entry) => sum + entry.size, 0) > size * MOST_RATIO) return { fault: 'bomb' };
  const names = entries.map((entry) => entry.name);
  if (!names.includes('[Content_Types].xml')) return { kind: 'zip' };
  if (names.includes('word/document.xml')) return { kind: 'docx' };
  if (names.includes('xl/workbook.xml')) return { kind: 'xlsx' };
  return { kind: names.includes('ppt/presentation.xml') ? 'pptx' : 'zip' };
}

function entryFault({ name, isEncrypted, isLink }: Entry): ArchiveFault | null {
  if (isEncrypted) return 'encrypted';
  if (isLink) return 'link';
  if (/^[/\\]|^[a-z]:|(^|[/\\])\.\.([/\\]|$)|\0/i.test(name)) return 'path';
  if (/(^|\/)vbaProject\.bin$/i.test(name)) return 'macro';
  if (RUNNABLE.test(name)) return 'runnable';
  return ARCHIVE.test(name) ? 'nested' : null;
}

/** Reads the central directory; the name of the fault when it is not wholly there or says what cannot be. */
function directoryOf(tail: Uint8Array): readonly Entry[] | ArchiveFault {
  const view = new DataView(tail.buffer, tail.byteOffset, tail.byteLength);
  const end = endRecordAt(view);
  if (end === null) return 'unreadable';
  const count = view.getUint16(end + 10, true);
  const start = end - view.getUint32(end + 12, true);
  if (count > MOST_ENTRIES) return 'too_many';
  if (start < 0) return 'unreadable';
  const entries: Entry[] = [];
  let at = start;
  while (at < end) {
    if (at + 46 > end || view.getUint32(at, true) !== DIRECTORY_ENTRY) return 'unreadable';
    const nameLength = view.getUint16(at + 28, true);
    const next = at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > end) return 'unreadable';
    entries.push({
      name: new TextDecoder().decode(tail.subarray(at + 46, at + 46 + nameLength)),
      size: view.getUint32(at + 24, true),
      isEncrypted: (view.getUint16(at + 8, true) & 1) === 1,
      isLink: ((view.getUint32(at + 38, true) >>> 28) & 0xf) === 0xa,
    });
    at = next;
  }
  return entries.length === count ? entries : 'unreadable';
}

/** Where the end record starts: it closes the file, followed by its comment only. */
function endRecordAt(view: DataView): number | null {
  for (let at = view.byteLength - END_LENGTH; at >= 0; at -= 1) {
    if (view.getUint32(at, true) === END_RECORD && at + END_LENGTH + view.getUint16(at + 20, true) === view.byteLength)
      return at;
  }
  return null;
}
