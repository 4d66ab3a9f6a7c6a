import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { extentOf, isFlood } from './pixels.js';

const bytes = (...parts: (string | number[])[]): Uint8Array =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))));

const png = (width: number, height: number): Uint8Array => {
  const head = Buffer.alloc(33);
  head.write('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1');
  head.writeUInt32BE(width, 16);
  head.writeUInt32BE(height, 20);
  return head;
};

describe('the size of a picture', () => {
  it.each([
    ['image/png', png(4000, 3000), { width: 4000, height: 3000 }],
    ['image/gif', bytes('GIF89a', [0x10, 0x00, 0x20, 0x00]), { width: 16, height: 32 }],
    [
      'image/webp',
      bytes('RIFF', [0, 0, 0, 0], 'WEBPVP8X', [10, 0, 0, 0, 0, 0, 0, 0], [0x0f, 0x27, 0], [0x1f, 0x4e, 0]),
      { width: 10_000, height: 20_000 },
    ],
    [
      'image/jpeg',
      bytes([0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xc0, 0, 17, 8, 0x0b, 0xb8, 0x0f, 0xa0, 3, 0, 0]),
      { width: 4000, height: 3000 },
    ],
    ['image/jpeg', bytes([0xff, 0xd8, 0xff, 0xe0, 0xff, 0xff]), null],
    ['image/tiff', bytes('II*\0'), null],
    ['image/png', bytes('\x89PNG'), null],
  ])('is read from the header of %s', (mediaType, head, extent) => {
    expect(extentOf(mediaType, head)).toEqual(extent);
  });

  it('tells a flood of pixels from a photograph', () => {
    expect(isFlood(extentOf('image/png', png(60_000, 60_000)))).toBe(true);
    expect(isFlood(extentOf('image/png', png(16_320, 12_240)))).toBe(false);
    expect(isFlood(null)).toBe(false);
  });

  it('never reads past what is there, and always comes to an end', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('image/png', 'image/gif', 'image/webp', 'image/jpeg'),
        fc.uint8Array({ maxLength: 400 }),
        (mediaType, head) => {
          extentOf(mediaType, mediaType === 'image/jpeg' ? Buffer.concat([Buffer.from([0xff, 0xd8]), head]) : head);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
