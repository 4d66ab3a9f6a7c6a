import { type ArchiveFault, judgeArchive } from './archive.js';
import { extensionOf } from './fileName.js';
import { extentOf, isFlood } from './pixels.js';

/** What a stored file may be, with the extensions that go with it; the first is given to a file that has none. */
const KINDS = {
  'application/pdf': ['pdf'],
  'image/jpeg': ['jpg', 'jpeg', 'jfif'],
  'image/png': ['png'],
  'image/webp': ['webp'],
  'image/gif': ['gif'],
  'image/tiff': ['tif', 'tiff'],
  'video/mp4': ['mp4', 'm4v'],
  'application/zip': ['zip'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': ['pptx'],
  'text/plain': ['txt', 'text', 'log', 'csv', 'md'],
} as const;

export type MediaType = keyof typeof KINDS;

/** What was noticed of a file while it passed by. */
export interface Sighting {
  readonly size: number;
  /** The first bytes, at most 64 KiB. */
  readonly head: Uint8Array;
  /** The last bytes, at most 320 KiB. */
  readonly tail: Uint8Array;
  /** Whether any byte is a control that a text has no use for. */
  readonly hasControls: boolean;
}

export type TypeFault = ArchiveFault | 'unknown' | 'name_differs' | 'pixels';
export type TypeFinding = { readonly mediaType: MediaType; readonly name: string } | { readonly fault: TypeFault };

const OFFICE = {
  zip: 'application/zip',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
} as const satisfies Record<string, MediaType>;

const latin = (bytes: Uint8Array, from: number, to: number): string => String.fromCharCode(...bytes.subarray(from, to));

const MP4_BRANDS = /^(isom|iso[2-9a]|mp4[12]|avc1|M4V |mmp4|MSNV|dash|XAVC|3gp[4-7])$/;

/** First bytes of each kind that has some. */
const SIGNATURES: readonly [MediaType, (head: Uint8Array) => boolean][] = [
  ['application/pdf', (head) => latin(head, 0, 5) === '%PDF-'],
  ['image/jpeg', (head) => head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff],
  ['image/png', (head) => latin(head, 0, 8) === '\x89PNG\r\n\x1a\n'],
  ['image/webp', (head) => latin(head, 0, 4) === 'RIFF' && latin(head, 8, 12) === 'WEBP'],
  ['image/gif', (head) => /^GIF8[79]a$/.test(latin(head, 0, 6))],
  ['image/tiff', (head) => ['II*\0', 'MM\0*'].includes(latin(head, 0, 4))],
  ['video/mp4', (head) => latin(head, 4, 8) === 'ftyp' && MP4_BRANDS.test(latin(head, 8, 12))],
];

/**
 * What a file is, by its content; its name must agree (ASVS 5.0, 5.2.2). A name without an extension gets the one that fits.
 * Markup (HTML, SVG, XML) is no plain text here: it is run by whoever opens it.
 */
export function mediaTypeOf(name: string, file: Sighting): TypeFinding {
  const found = byContent(file);
  if ('fault' in found) return found;
  const { mediaType } = found;
  const extensions: readonly string[] = KINDS[mediaType];
  const extension = extensionOf(name);
  if (extension === '') return { mediaType, name: `${name}.${extensions[0]}` };
  return extensions.includes(extension) ? { mediaType, name } : { fault: 'name_differs' };
}

function byContent(file: Sighting): { readonly mediaType: MediaType } | { readonly fault: TypeFault } {
  const signed = SIGNATURES.find(([, matches]) => matches(file.head));
  if (signed) return isFlood(extentOf(signed[0], file.head)) ? { fault: 'pixels' } : { mediaType: signed[0] };
  if (latin(file.head, 0, 4) === 'PK\x03\x04') {
    const archive = judgeArchive(file.tail, file.size);
    return 'fault' in archive ? archive : { mediaType: OFFICE[archive.kind] };
  }
  return isPlainText(file) ? { mediaType: 'text/plain' } : { fault: 'unknown' };
}

/** UTF-8 or GB 18030 (what a Chinese Windows writes), no controls, and not markup. */
function isPlainText({ head, hasControls }: Sighting): boolean {
  if (hasControls) return false;
  const text = ['utf-8', 'gb18030'].map((encoding) => decoded(head, encoding)).find((one) => one !== null);
  return typeof text === 'string' && !/^\s*</.test(text);
}

function decoded(bytes: Uint8Array, encoding: string): string | null {
  try {
    // `stream`: the head may end in the middle of a character.
    return new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return null;
  }
}

/** A control byte other than tab, line feed, form feed and carriage return. None of them is part of a character in UTF-8 or GB 18030. */
const isControl = (byte: number): boolean =>
  byte === 0x7f || (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0c && byte !== 0x0d);

export function hasControl(bytes: Uint8Array): boolean {
  for (const byte of bytes) if (isControl(byte)) return true;
  return false;
}
