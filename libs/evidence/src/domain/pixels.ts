/** Width and height of a picture as its own header declares them. */
export interface Extent {
  readonly width: number;
  readonly height: number;
}

/** More points than any camera takes: to show such a picture a viewer would need gigabytes, whatever the file weighs. */
export const MOST_PIXELS = 268_000_000;

/** What the first bytes of a PNG, GIF, WebP or JPEG say of its size; null where they do not say, or for other kinds. */
export function extentOf(mediaType: string, head: Uint8Array): Extent | null {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  if (mediaType === 'image/png' && head.length >= 24) return { width: view.getUint32(16), height: view.getUint32(20) };
  if (mediaType === 'image/gif' && head.length >= 10)
    return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
  if (mediaType === 'image/webp') return webp(view);
  return mediaType === 'image/jpeg' ? jpeg(view) : null;
}

export const isFlood = (extent: Extent | null): boolean =>
  extent !== null && extent.width * extent.height > MOST_PIXELS;

function webp(view: DataView): Extent | null {
  if (view.byteLength < 30) return null;
  const form = view.getUint32(12);
  // "VP8X", "VP8L" and "VP8 " (RFC 9649): extended, lossless, lossy.
  if (form === 0x56503858) return { width: 1 + threeBytes(view, 24), height: 1 + threeBytes(view, 27) };
  if (form === 0x5650384c) {
    const bits = view.getUint32(21, true);
    return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
  }
  if (form === 0x56503820)
    return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  return null;
}

const threeBytes = (view: DataView, at: number): number => view.getUint16(at, true) + (view.getUint8(at + 2) << 16);

/** Walks from marker to marker up to the frame header (ITU-T T.81, B.2.2). */
function jpeg(view: DataView): Extent | null {
  let at = 2;
  while (at + 9 <= view.byteLength) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2);
  }
  return null;
}
