import { createCipheriv, createHash, createHmac, generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sm2, sm3, sm4 } from 'sm-crypto-v2';
import { type Env, loadEnv } from '../config/index.js';
import { signedByOneOf, Vault } from './index.js';
import { anyText } from '../../../../test/support/texts.js';

const key32 = (): string => randomBytes(32).toString('base64');
const ed25519 = generateKeyPairSync('ed25519').privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64');
const settings = {
  DATABASE_URL: 'postgresql://a@localhost/a',
  FIELD_KEYS: JSON.stringify({ current: 'k1', keys: { k1: key32() } }),
  INDEX_KEY: key32(),
  TOKEN_PEPPER: key32(),
  RECEIPT_PRIVATE_KEY: ed25519,
  SM2_PRIVATE_KEY: key32(),
};
const env = (more: Record<string, string | undefined> = {}): Env => loadEnv({ ...settings, ...more });
const vaults = { aes: new Vault(env()), sm: new Vault(env({ CRYPTO_SUITE: 'sm' })) };
const SUITES = ['aes', 'sm'] as const;

describe.each(SUITES)('a sealed field (%s)', (suite) => {
  const vault = vaults[suite];

  it('opens where it was sealed, whatever it says', () => {
    fc.assert(
      fc.property(anyText({ minLength: 1 }), fc.string(), (text, place) => {
        const whole = text.toWellFormed();
        expect(vault.open(vault.seal(whole, place), place)).toBe(whole);
      }),
      { numRuns: 60 },
    );
  });

  it('does not open in another row or column', () => {
    const sealed = vault.seal('442000199001011234', 'party|id_number|a');
    expect(() => vault.open(sealed, 'party|id_number|b')).toThrow();
    expect(() => vault.open(sealed, 'party|mobile|a')).toThrow();
  });

  it('does not open when any bit of it was changed', () => {
    const sealed = vault.seal('13800138000', 'p') ?? '';
    const parts = sealed.split('.');
    for (const part of [3, 4, 5]) {
      const bytes = Buffer.from(parts[part] ?? '', 'base64url');
      for (let bit = 0; bit < bytes.length * 8; bit += 1) {
        const changed = Buffer.from(bytes);
        changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        const text = parts.map((one, i) => (i === part ? changed.toString('base64url') : one)).join('.');
        expect(() => vault.open(text, 'p')).toThrow();
      }
    }
    // A tag cut short is no tag.
    expect(() => vault.open([...parts.slice(0, 5), (parts[5] ?? '').slice(0, 6)].join('.'), 'p')).toThrow();
  });

  it('is never the same twice, while its mark always is, under a key of each column', () => {
    expect(vault.seal('a', 'p')).not.toBe(vault.seal('a', 'p'));
    expect(vault.blindIndex('x', 'a')).toBe(vault.blindIndex('x', 'a'));
    expect(vault.blindIndex('x', 'a')).not.toBe(vault.blindIndex('y', 'a'));
    expect(vault.blindMarks('x', 'a')).toContain(vault.blindIndex('x', 'a'));
  });

  it('is read by a system that seals with the other suite', () => {
    const other = vaults[suite === 'aes' ? 'sm' : 'aes'];
    expect(other.open(vault.seal('广东省中山市', 'p'), 'p')).toBe('广东省中山市');
    expect(other.blindMarks('x', 'a')).toContain(vault.blindIndex('x', 'a'));
    expect(other.blindIndex('x', 'a')).not.toBe(vault.blindIndex('x', 'a'));
  });

  it('signs, and both know what either has signed', () => {
    const signature = vault.sign('回执');
    for (const reader of Object.values(vaults)) {
      expect(reader.isSigned('回执', signature)).toBe(true);
      expect(reader.isSigned('回执 ', signature)).toBe(false);
    }
    expect(signedByOneOf([vault.receiptPublicKey])('回执', signature)).toBe(true);
    expect(signedByOneOf([vaults[suite === 'aes' ? 'sm' : 'aes'].receiptPublicKey])('回执', signature)).toBe(false);
  });
});

describe('the algorithms of the second suite', () => {
  const hex = (text: string): Buffer => Buffer.from(text, 'hex');

  it('are SM3 and SM4 as published', () => {
    // GB/T 32905-2016, annex A.1.
    expect(createHash('sm3').update('abc').digest('hex')).toBe(
      '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0',
    );
    // draft-ribose-cfrg-sm4-10, A.2.5.1.
    const cipher = createCipheriv(
      'sm4-ctr',
      hex('0123456789ABCDEFFEDCBA9876543210'),
      hex('000102030405060708090A0B0C0D0E0F'),
    );
    const plain = hex(['AA', 'BB', 'CC', 'DD', 'EE', 'FF', 'AA', 'BB'].map((byte) => byte.repeat(8)).join(''));
    expect(cipher.update(plain).toString('hex').toUpperCase()).toBe(
      'AC3236CB970CC20791364C395A1342D1A3CBC1878C6F30CD074CCE385CDD70C7F234BC0E24C11980FD1286310CE37B926E02FCD0FAA0BAF38B2933851D824514',
    );
  });

  it('agree with another implementation on any input', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 1, maxLength: 200 }),
        fc.uint8Array({ minLength: 16, maxLength: 16 }),
        (text, key) => {
          const keyHex = Buffer.from(key).toString('hex');
          expect(createHmac('sm3', key).update(text).digest('hex')).toBe(sm3(text, { key: keyHex }));
          const block = createCipheriv('sm4-ecb', key, null).setAutoPadding(false).update(Buffer.alloc(16, text[0]));
          expect(block.toString('hex')).toBe(
            sm4.encrypt(new Uint8Array(16).fill(text[0] ?? 0), key, { padding: 'none' }),
          );
        },
      ),
      { numRuns: 60 },
    );
  });

  it('verify the signature of the standard', () => {
    // GB/T 32918.5-2017, annex A.2.
    const point =
      '0409F9DF311E5421A150DD7D161E4BC5C672179FAD1833FC076BB08FF356F35020CCEA490CE26775A52DC6EA718CC1AA600AED05FBF35E084A6632F6072DA9AD13';
    const signature = hex(
      'F5A03B0648D2C4630EEAC513E1BB81A15944DA3827D5B74143AC7EACEEE720B3B1B6AA29DF212FD8763182BC0D421CA1BB9038FD1F7F42D4840B69C485BBC1AA',
    ).toString('base64url');
    const publicKey = hex(`3059301306072a8648ce3d020106082a811ccf5501822d034200${point}`).toString('base64');
    const isSigned = signedByOneOf([publicKey]);
    expect(isSigned('message digest', signature)).toBe(true);
    expect(isSigned('message digesu', signature)).toBe(false);
    expect(isSigned('message digest', 'AAAA')).toBe(false);
    expect(
      sm2.getPublicKeyFromPrivateKey('3945208F7B2144B13F36E38AC6D39F95889393692860B51A42FB81EF4DF7C5B8').toUpperCase(),
    ).toBe(point);
  });
});

describe('a key ring', () => {
  const [k1, k2] = [key32(), key32()];
  const ring = (current: string, keys: object): string => JSON.stringify({ current, keys });

  it.each([
    ['is no JSON', '{k1}', /not JSON/],
    ['has no current key', ring('k2', { k1 }), /current names no key/],
    ['has a short key', ring('k1', { k1: 'AAAA' }), /32 bytes/],
    ['has a name that could be taken for another part', ring('k.1', { 'k.1': k1 }), /no name for a key/],
    [
      'has an index without its current key',
      JSON.stringify({ current: 'k1', keys: { k1 }, index: { current: 'i9', keys: {} } }),
      /index: current/,
    ],
  ])('that %s ends the start', (_, text, fault) => {
    expect(() => new Vault(env({ FIELD_KEYS: text }))).toThrow(fault);
  });

  it('that is missing ends the start', () => {
    expect(() => env({ FIELD_KEYS: undefined })).toThrow(/FIELD_KEYS/);
    expect(() => new Vault(env({ FIELD_KEYS: undefined, FIELD_KEYS_FILE: '/nowhere/ring.json' }))).toThrow(/ENOENT/);
    expect(() => env({ CRYPTO_SUITE: 'sm', SM2_PRIVATE_KEY: undefined })).toThrow(/SM2_PRIVATE_KEY/);
  });

  it('opens what an older key sealed, and says when a key is gone', () => {
    const old = new Vault(env({ FIELD_KEYS: ring('k1', { k1 }) })).seal('a', 'p');
    expect(new Vault(env({ FIELD_KEYS: ring('k2', { k1, k2 }) })).open(old, 'p')).toBe('a');
    expect(() => new Vault(env({ FIELD_KEYS: ring('k2', { k2 }) })).open(old, 'p')).toThrow('no key k1');
    expect(() => new Vault(env({ FIELD_KEYS: ring('k1', { k1: k2 }) })).open(old, 'p')).toThrow();
  });

  it('in a file changes under a running process, and a damaged file changes nothing', () => {
    const folder = mkdtempSync(join(tmpdir(), 'ring-'));
    const path = join(folder, 'ring.json');
    try {
      writeFileSync(path, ring('k1', { k1 }));
      const running = new Vault(env({ FIELD_KEYS: undefined, FIELD_KEYS_FILE: path }));
      const old = running.seal('a', 'p');
      writeFileSync(path, ring('k2', { k1, k2 }));
      const fresh = new Vault(env({ FIELD_KEYS: undefined, FIELD_KEYS_FILE: path })).seal('b', 'p');
      // Sealed with a key that this process has not seen yet: it looks at once.
      expect(running.open(fresh, 'p')).toBe('b');
      expect(running.seal('c', 'p')).toMatch(/^v1\.a256gcm\.k2\./);
      writeFileSync(path, '{"half');
      utimesSync(path, new Date(), new Date(Date.now() + 5000));
      expect(running.open(old, 'p')).toBe('a');
      expect(() => running.open(old?.replace('.k1.', '.k3.') ?? null, 'p')).toThrow('no key k3');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('of the index is looked through whole while marks are made anew', () => {
    const before = new Vault(env());
    const index = { current: 'i1', keys: { i1: key32() } };
    const after = new Vault(env({ FIELD_KEYS: JSON.stringify({ current: 'k1', keys: { k1 }, index }) }));
    expect(after.blindIndex('x', 'a')).toMatch(/^i1-aes\./);
    expect(after.blindMarks('x', 'a')).toEqual(
      expect.arrayContaining([before.blindIndex('x', 'a'), after.blindIndex('x', 'a')]),
    );
  });
});
