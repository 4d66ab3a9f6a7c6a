import { hash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { EMPTY_CHAIN, eventHash, sealAll, sealedForm, type StoredEvent } from './chain.js';
import {
  checkpointLine,
  firstDisagreement,
  type KnownCheckpoint,
  prevOf,
  readCheckpoint,
  readCheckpoints,
} from './checkpoint.js';
import { merklePath, merkleRoot, rootFrom } from './merkle.js';
import { faultOfProof, proveInclusion } from './proof.js';
import { ChainCheck, type ChainVerdict, type SealedRecord } from './verify.js';
import { anyText } from '../../../../test/support/texts.js';

const sha256 = (text: string): string => hash('sha256', text, 'hex');
/** Stands for a signature: only who knows the word can make it. */
const sign = (text: string): string => sha256(`the word ${text}`);
const isSigned = (text: string, signature: string): boolean => sign(text) === signature;

const stored = (id: number, more: Partial<StoredEvent> = {}): StoredEvent => ({
  id: String(id),
  at: '2026-11-22T10:00:00.123456Z',
  event: 'case.moved',
  actorKind: 'staff',
  actorId: null,
  caseId: '0198c0de-0000-7000-8000-000000000001',
  facts: '{"n": 1}',
  correlationId: `c${id}`,
  ...more,
});

const events = (count: number): StoredEvent[] => Array.from({ length: count }, (_, index) => stored(index + 1));
const recordsOf = (list: readonly StoredEvent[]): SealedRecord[] =>
  sealAll(EMPTY_CHAIN, list, sha256).map((seal, index) => ({ ...seal, event: list[index] ?? null }));

function checkpointsOf(records: readonly SealedRecord[], places: readonly number[]): KnownCheckpoint[] {
  const lines: string[] = [];
  let since = 0;
  for (const seq of places) {
    const covered = records.slice(since, seq);
    const root = merkleRoot(
      covered.map((record) => record.eventHash),
      sha256,
    );
    const checkpoint = {
      v: 1,
      seq,
      hash: records[seq - 1]?.hash ?? '',
      events: seq - since,
      root,
      settled: String(seq),
      at: '2026-11-22T10:01:00.000Z',
      prev: prevOf(lines.at(-1) ?? null, sha256),
    } as const;
    lines.push(checkpointLine(checkpoint, sign));
    since = seq;
  }
  return readCheckpoints(lines, isSigned, sha256).known;
}

function check(
  records: readonly SealedRecord[],
  checkpoints: readonly KnownCheckpoint[] = [],
  unsealed: readonly StoredEvent[] = [],
): ChainVerdict {
  const chain = new ChainCheck(checkpoints, sha256);
  for (const record of records) chain.take(record);
  for (const event of unsealed) chain.takeUnsealed(event);
  return chain.verdict();
}

const moved = (records: readonly SealedRecord[]): SealedRecord[] =>
  records.map((record, index) => ({ ...record, seq: index + 1 }));
const TEN = recordsOf(events(10));
const MARKS = checkpointsOf(TEN, [4, 8]);
const at = (seq: number): SealedRecord => {
  const record = TEN[seq - 1];
  if (!record) throw new Error(`no record ${seq}`);
  return record;
};
const withAt = (seq: number, change: Partial<SealedRecord>): SealedRecord[] =>
  TEN.map((record) => (record.seq === seq ? { ...record, ...change } : record));

describe('the form that is hashed', () => {
  it('does not depend on the order of the facts', () => {
    expect(eventHash(stored(1, { facts: '{"a": 1, "b": [2.50, 0.0]}' }), sha256)).toBe(
      eventHash(stored(1, { facts: '{"b": [2.5, 0], "a": 1}' }), sha256),
    );
  });

  it.each([
    ['a digit beyond what a double holds', '{"n": 12345678901234567890}', '{"n": 12345678901234567891}'],
    ['a number too large and another', `{"n": 1${'0'.repeat(400)}}`, `{"n": 2${'0'.repeat(400)}}`],
    ['a fraction too fine', '{"n": 0.1000000000000000001}', '{"n": 0.1}'],
    ['a number and its text', '{"n": 1}', '{"n": "1"}'],
    [
      'depth that no reader follows',
      `${'['.repeat(2000)}1${']'.repeat(2000)}`,
      `${'['.repeat(2000)}2${']'.repeat(2000)}`,
    ],
    ['what is no JSON', '{"n": 1', '{"n": 2'],
    ['a prototype', '{"__proto__": {"n": 1}}', '{"__proto__": {"n": 2}}'],
  ])('tells apart %s', (_what, one, other) => {
    expect(eventHash(stored(1, { facts: one }), sha256)).not.toBe(eventHash(stored(1, { facts: other }), sha256));
  });

  it('tells null from nothing written', () => {
    expect(eventHash(stored(1, { actorId: null }), sha256)).not.toBe(eventHash(stored(1, { actorId: '' }), sha256));
  });

  it('changes with every column', () => {
    const text = anyText();
    const other = fc.constantFrom('id', 'at', 'event', 'actorKind', 'actorId', 'caseId', 'correlationId' as const);
    fc.assert(
      fc.property(other, text, (column, value) => {
        const changed = { ...stored(1), [column]: value };
        expect(eventHash(changed, sha256) === eventHash(stored(1), sha256)).toBe(
          value === stored(1)[column as keyof StoredEvent],
        );
      }),
    );
  });
});

describe('a Merkle tree', () => {
  it('leads from every leaf to its root, and from no other', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 70 }), fc.nat(), (count, pick) => {
        const leaves = Array.from({ length: count }, (_, index) => sha256(String(index)));
        const index = pick % count;
        const path = merklePath(leaves, index, sha256);
        const root = merkleRoot(leaves, sha256);
        expect(rootFrom(leaves[index] ?? '', path, sha256)).toBe(root);
        expect(rootFrom(sha256('another'), path, sha256)).not.toBe(root);
        expect(path.length).toBeLessThanOrEqual(Math.ceil(Math.log2(count)));
      }),
    );
  });

  it('has no root without leaves and no path beyond them', () => {
    expect(() => merkleRoot([], sha256)).toThrow(RangeError);
    expect(() => merklePath(['a'], 1, sha256)).toThrow(RangeError);
  });
});

describe('a proof', () => {
  it('holds for every event of every checkpoint, at its place only, and for no changed event', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 }), fc.nat(), (first, second, pick) => {
        const records = recordsOf(events(first + second));
        const marks = checkpointsOf(records, [first, first + second]);
        const record = records[pick % records.length];
        const mark = marks.find((checkpoint) => checkpoint.seq >= (record?.seq ?? 0));
        if (!record?.event || !mark) throw new Error('nothing to prove');
        const digests = records.slice(mark.seq - mark.events, mark.seq).map((one) => one.eventHash);
        const proof = proveInclusion(sealedForm(record.event), record.seq, mark, digests, sha256);
        expect(faultOfProof(proof, isSigned, sha256)).toBeNull();
        expect(faultOfProof({ ...proof, seq: proof.seq + 1 }, isSigned, sha256)).not.toBeNull();
        expect(faultOfProof({ ...proof, event: { ...proof.event, actorKind: 'x' } }, isSigned, sha256)).not.toBeNull();
        expect(faultOfProof(proof, () => false, sha256)).not.toBeNull();
        expect(faultOfProof({ ...proof, path: proof.path.slice(1) }, isSigned, sha256) === null).toBe(
          proof.path.length === 0,
        );
      }),
      { numRuns: 60 },
    );
  });
});

describe('a chain', () => {
  it('holds as it was sealed, whatever the batches were', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 6 }), (sizes) => {
        const all = events(sizes.reduce((sum, size) => sum + size, 0));
        const seals = sizes.reduce<SealedRecord[]>((done, size) => {
          const batch = all.slice(done.length, done.length + size);
          return [
            ...done,
            ...sealAll(done.at(-1) ?? EMPTY_CHAIN, batch, sha256).map((seal, index) => ({
              ...seal,
              event: batch[index] ?? null,
            })),
          ];
        }, []);
        expect(seals).toEqual(recordsOf(all));
        expect(check(seals)).toEqual({ holds: all.length, finding: null, waiting: 0 });
      }),
    );
  });

  it('names the one record in which anything is changed, wherever it is', () => {
    const column = fc.constantFrom('event', 'eventHash', 'hash' as const);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 }), column, fc.nat(63), (seq, what, digit) => {
        const record = at(seq);
        const flip = (hex: string): string =>
          hex.slice(0, digit) + (parseInt(hex.charAt(digit), 16) ^ 1).toString(16) + hex.slice(digit + 1);
        const change =
          what === 'event' ? { event: stored(seq, { facts: '{"n": 0}' }) } : { [what]: flip(record[what]) };
        for (const marks of [[], MARKS]) {
          const { finding, holds } = check(withAt(seq, change), marks);
          expect(finding).toMatchObject({ fault: 'edited', seq, eventId: record.eventId });
          expect(holds).toBe(seq - 1);
        }
      }),
    );
  });

  const rehashed = (list: readonly StoredEvent[]): SealedRecord[] => recordsOf(list);
  const forged = stored(99, { event: 'forged' });
  const intruder = { ...(sealAll({ seq: 4, hash: at(4).hash }, [forged], sha256)[0] ?? at(1)), event: forged };
  const cases: readonly [string, readonly SealedRecord[], readonly StoredEvent[], object][] = [
    ['an event is gone', withAt(6, { event: null }), [], { fault: 'deleted', seq: 6, eventId: '6' }],
    ['event and seal are gone', TEN.filter(({ seq }) => seq !== 6), [], { fault: 'deleted', seq: 6 }],
    [
      'event and seal are gone and the rest moved up',
      moved(TEN.filter(({ seq }) => seq !== 6)),
      [],
      { fault: 'deleted', seq: 6 },
    ],
    [
      'a seal names another event',
      withAt(6, { eventId: '77', event: null }),
      [stored(6)],
      { fault: 'edited', seq: 6, eventId: '6' },
    ],
    [
      'a seal stands far away',
      [...TEN.filter(({ seq }) => seq !== 6), { ...at(6), seq: 4096 }],
      [],
      { fault: 'reordered', seq: 6, eventId: '6' },
    ],
    [
      'two seals changed places',
      moved([...TEN.slice(0, 4), at(7), at(6), at(5), ...TEN.slice(7)]),
      [],
      { fault: 'reordered', seq: 5, eventId: '5' },
    ],
    [
      'two seals changed events',
      TEN.map((one) =>
        one.seq === 5
          ? { ...one, eventId: '7', event: at(7).event }
          : one.seq === 7
            ? { ...one, eventId: '5', event: at(5).event }
            : one,
      ),
      [],
      { fault: 'reordered', seq: 5 },
    ],
    [
      'one was put in, properly linked',
      moved([...TEN.slice(0, 4), intruder, ...TEN.slice(4)]),
      [],
      { fault: 'inserted', seq: 5, eventId: '99' },
    ],
    [
      'one was put in, badly linked',
      moved([...TEN.slice(0, 4), { ...intruder, hash: sha256('x') }, ...TEN.slice(4)]),
      [],
      { fault: 'inserted', seq: 5, eventId: '99' },
    ],
    ['an event turns up without a seal', TEN, [stored(3)], { fault: 'inserted', seq: null, eventId: '3' }],
    [
      'everything from one on was sealed anew',
      rehashed([...events(5), stored(6, { event: 'forged' }), ...events(10).slice(6)]),
      [],
      { fault: 'rewritten', seq: 5 },
    ],
    [
      'an event and its digest are changed',
      withAt(6, {
        event: stored(6, { event: 'forged' }),
        eventHash: eventHash(stored(6, { event: 'forged' }), sha256),
      }),
      [],
      { fault: 'edited', seq: 6, eventId: '6' },
    ],
    ['the tail is cut', TEN.slice(0, 7), [], { fault: 'truncated', seq: 8 }],
    ['all is gone', [], [], { fault: 'truncated', seq: 1 }],
  ];

  it.each(cases)('says so when %s', (_what, records, unsealed, expected) => {
    expect(check(records, MARKS, unsealed).finding).toMatchObject(expected);
  });

  it('lets events wait that came after the newest checkpoint', () => {
    expect(check(TEN, MARKS, [stored(11)])).toEqual({ holds: 10, finding: null, waiting: 1 });
  });
});

describe('checkpoints', () => {
  const lines = MARKS.map(({ line }) => line);
  const [first = '', second = ''] = lines;

  it('follow from each other', () => {
    expect(readCheckpoints(lines, isSigned, sha256)).toMatchObject({ fault: null, known: [{ seq: 4 }, { seq: 8 }] });
  });

  it('show every change of a line, and the loss of one', () => {
    fc.assert(
      fc.property(fc.nat(first.length - 2), fc.nat(6), (place, bit) => {
        const changed =
          first.slice(0, place) + String.fromCharCode(first.charCodeAt(place) ^ (1 << bit)) + first.slice(place + 1);
        expect(readCheckpoints([changed, second], isSigned, sha256)).toMatchObject({
          known: [],
          fault: { fault: 'forged_checkpoint', lineNumber: 1 },
        });
      }),
    );
    expect(readCheckpoints([second], isSigned, sha256).fault).toMatchObject({
      fault: 'lost_checkpoint',
      lineNumber: 1,
      seq: 8,
    });
    expect(readCheckpoints([first, first], isSigned, sha256).fault).toMatchObject({
      fault: 'lost_checkpoint',
      lineNumber: 2,
    });
    expect(readCheckpoint(first, () => false)).toBe('its signature does not hold');
  });

  it('pass over a line that a crash broke off, written anew after it', () => {
    expect(readCheckpoints([first, second.slice(0, 40), second], isSigned, sha256)).toMatchObject({
      fault: null,
      known: [{ seq: 4 }, { seq: 8 }],
    });
    expect(readCheckpoints([first, second.slice(0, 40)], isSigned, sha256)).toMatchObject({
      fault: null,
      known: [{ seq: 4 }],
    });
  });

  it('are the same in the database, which may only be ahead', () => {
    expect(firstDisagreement(MARKS.slice(0, 1), lines)).toBeNull();
    expect(firstDisagreement(MARKS, [first])).toMatchObject({ fault: 'lost_checkpoint', seq: 8 });
    expect(firstDisagreement(MARKS, [first, first])).toMatchObject({ fault: 'forged_checkpoint', seq: 8 });
  });
});
