import { describe, expect, it } from '@jest/globals';
import type { Answer } from '../../api/client.js';
import type { ApplicantCase } from '../../api/types.js';
import { createWatch } from './watch.js';

const aCase = (version: number): ApplicantCase => ({
  caseNo: 'WY26-7K3M9QX2',
  version,
  status: 'examining',
  statusText: '',
  receivedAt: '2026-11-22T00:00:00Z',
  promise: { examineBy: '2026-12-14' },
  coHandlers: [],
  asked: [],
  allowedActs: [],
  clocks: { owner: 'institution', deadlines: [], parts: [], totalSeconds: 0 },
  timeline: [],
  documents: [],
  matters: [],
});
const found = (version: number): Answer<ApplicantCase> => ({
  ok: true,
  value: aCase(version),
  response: new Response(null, { headers: { ETag: `"${version}"` } }),
});
const failed = (status: number): Answer<ApplicantCase> => ({
  ok: false,
  failure: { status, code: 'x', title: '', faults: [], correlationId: null, retryAfterSeconds: null },
});

/** Reads the given answers in turn; what was known is remembered. */
function watching(...answers: Answer<ApplicantCase>[]) {
  const known: (string | null)[] = [];
  const watch = createWatch(
    (seen) => {
      known.push(seen);
      return Promise.resolve(answers.shift() ?? failed(0));
    },
    () => new Date('2026-11-22T00:00:00Z'),
  );
  return { watch, known };
}

describe('watching a case', () => {
  it('asks only for what is new, and counts what was', async () => {
    const { watch, known } = watching(found(1), failed(304), found(2));
    await watch.read();
    await watch.read();
    expect(watch.state.value).toMatchObject({ phase: 'ready', changes: 0, failure: null, file: { version: 1 } });
    await watch.read();
    expect(watch.state.value).toMatchObject({ changes: 1, file: { version: 2 } });
    expect(known).toEqual([null, '"1"', '"1"']);
  });

  it('keeps the case in sight when a later reading fails, and recovers', async () => {
    const { watch } = watching(found(1), failed(0), found(1));
    await watch.read();
    await watch.read();
    expect(watch.state.value).toMatchObject({ phase: 'ready', file: { version: 1 }, failure: { status: 0 } });
    await watch.read();
    expect(watch.state.value).toMatchObject({ phase: 'ready', failure: null, changes: 0 });
  });

  it('fails when there never was anything to show', async () => {
    const { watch } = watching(failed(503));
    await watch.read();
    expect(watch.state.value).toMatchObject({ phase: 'failed', file: null });
  });

  it.each([401, 404])('is locked once the pass is refused with %d', async (status) => {
    const { watch } = watching(found(1), failed(status));
    await watch.read();
    await watch.read();
    expect(watch.state.value.phase).toBe('locked');
  });

  it('reads once at a time', async () => {
    const { watch, known } = watching(found(1), found(2));
    await Promise.all([watch.read(), watch.read()]);
    expect(known).toHaveLength(1);
  });
});
