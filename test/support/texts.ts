import fc from 'fast-check';

const codePoint = fc.nat(0x10_ffff - 0x800).map((nth) => String.fromCodePoint(nth < 0xd800 ? nth : nth + 0x800));

/**
 * Any text that Unicode has: every code point but halves of pairs, and fast-check's own list of words that break programs. Like
 * `fc.string({ unit: 'binary' })`, which lays out a table of all 1.1 million code points wherever it is named: a second each time.
 */
export const anyText = (length: { minLength?: number; maxLength?: number } = {}): fc.Arbitrary<string> =>
  fc.oneof(
    fc.string(length),
    fc.array(codePoint, length).map((points) => points.join('')),
  );
