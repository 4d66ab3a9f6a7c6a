import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { FixedClock } from '#platform/clock';
import { Sweep } from '../../apps/worker/src/sweep.js';
import { type AcceptanceCase, acceptanceRequests } from '../support/acceptance.js';
import { type Caller, eventually, startSystem, type TestSystem } from '../support/system.js';

jest.setTimeout(120_000);

interface Ref {
  name: string;
}
interface Preview {
  outcome: string;
  lead: Ref | null;
  coHandlers: Ref[];
  queue: string | null;
  place: string | null;
  rules: string[];
  flags: string[];
  missing: string[];
  explanation: string;
  promise: { examineBy: string };
  directoryVersion: string;
  policyVersion: string;
  urgent: boolean;
}
interface Filed {
  caseNo: string;
  queryCode: string;
  receivedAt: string;
  promise: { examineBy: string };
}
interface Detail {
  status: string;
  version: number;
  urgent: boolean;
  confidential: boolean;
  proposal: string | null;
  missing: string[];
  flags: string[];
  gates: { rule: string; proposes: string; reason: string | null }[];
  routing: {
    outcome: string;
    lead: Ref | null;
    coHandlers: Ref[];
    queue: string | null;
    place: string | null;
    rules: string[];
    directoryVersion: string;
    policyVersion: string;
  };
  offers: { kind: string; state: string; to: Ref }[];
  allowedActs: { act: string }[];
}
interface Seen {
  status: string;
  explanation: string;
  offeredTo: Ref | null;
  coordinator: string | null;
  documents: { kind: string; paragraphs: string[] }[];
  timeline: { act: string }[];
}
interface Stored {
  id: string;
  status: string;
  coordinator_queue: string;
  is_confidential: boolean;
  offered: string[];
  helping: string[];
}

const CASES = acceptanceRequests();
const caseOf = (id: string): AcceptanceCase => {
  const found = CASES.find((one) => one.id === id);
  if (!found) throw new Error(`no acceptance case ${id}`);
  return found;
};

/** What the file calls a result, as the contract calls an outcome. */
const OUTCOMES: Readonly<Record<string, string>> = {
  accept: 'route',
  accept_then_terminate: 'route',
  supplement: 'supplement',
  deemed_withdrawn: 'supplement',
  transfer: 'transfer',
  refuse: 'refuse_proposed',
  transfer_out: 'clue',
  answer_only: 'answer_only',
  manual_review: 'review',
  // What is a repetition shows only when it is filed: a preview does not tell strangers who has filed what.
  merge: 'supplement',
};
/** Nobody is asked to take these before a coordinator has looked. */
const FOR_THE_DESK = ['refuse_proposed', 'clue'];
/** Marks of the file that are no rules of the competence rule or the gates: laws to refer to, the calendar, steps after acceptance. */
const OTHER_MARKS = /^(A-|CAL|E1$)/;

class Door {
  constructor(
    readonly system: TestSystem,
    private readonly clock: FixedClock,
  ) {}

  at(instant: Date | string): void {
    this.clock.set(instant);
  }

  async file({ request }: AcceptanceCase): Promise<Filed> {
    const answer = await this.system
      .visitor()
      .call<Filed>('POST', '/requests', request, { 'Idempotency-Key': randomUUID() });
    expect(answer.status).toBe(201);
    await eventually(
      () =>
        this.system.database.query<{ status: string }>(`SELECT status FROM case_file WHERE case_no = $1`, [
          answer.body.caseNo,
        ]),
      (rows) => rows[0] !== undefined && rows[0].status !== 'submitted',
    );
    return answer.body;
  }

  async preview({ request }: AcceptanceCase): Promise<Preview> {
    const answer = await this.system.visitor().call<Preview>('POST', '/requests/preview', request);
    expect(answer.status).toBe(200);
    return answer.body;
  }

  async seen({ caseNo, queryCode }: Filed): Promise<Seen> {
    const visitor = this.system.visitor();
    const { body } = await visitor.call<{ token: string }>('POST', '/requests/lookup', { caseNo, queryCode });
    return (
      await visitor.call<Seen>('GET', `/requests/${caseNo}`, undefined, { Authorization: `Bearer ${body.token}` })
    ).body;
  }

  async stored(caseNo: string): Promise<Stored> {
    const [row] = await this.system.database.query<Stored>(
      `SELECT c.id, c.status, c.coordinator_queue, c.is_confidential,
              ARRAY(SELECT o.to_institution_id FROM offer o WHERE o.case_id = c.id AND o.state = 'offered') AS offered,
              ARRAY(SELECT p.institution_id FROM case_participant p WHERE p.case_id = c.id AND p.relation = 'co_handler' AND p.until IS NULL) AS helping
         FROM case_file c WHERE c.case_no = $1`,
      [caseNo],
    );
    if (!row) throw new Error(`${caseNo} is not stored`);
    return row;
  }

  async detail(caller: Caller, caseNo: string): Promise<Detail> {
    const answer = await caller.call<Detail>('GET', `/cases/${caseNo}`);
    expect(answer.status).toBe(200);
    return answer.body;
  }

  async act(caller: Caller, caseNo: string, act: string, body: object = {}): Promise<void> {
    const answer = await caller.act<{ code?: string }>(
      `/cases/${caseNo}/${act}`,
      (await this.detail(caller, caseNo)).version,
      body,
    );
    expect({ act, status: answer.status, code: answer.body.code }).toEqual({ act, status: 200, code: undefined });
  }
}

const open = async (): Promise<Door> => {
  const clock = new FixedClock(new Date('2025-06-10T02:00:00Z'));
  return new Door(await startSystem({ clock }), clock);
};

describe('the acceptance cases, filed in the order of their days', () => {
  let door: Door;
  let first: Filed;
  const filed = new Map<string, { answer: Filed; detail: Detail; preview: Preview }>();

  beforeAll(async () => {
    door = await open();
    const inOrder = [...CASES].sort((a, b) => a.submittedAt.getTime() - b.submittedAt.getTime());
    for (const one of inOrder) {
      door.at(one.submittedAt);
      const preview = await door.preview(one);
      const answer = await door.file(one);
      const coordinator = await door.system.signedIn('national_coordinator', { queue: 'national' });
      filed.set(one.id, { answer, detail: await door.detail(coordinator, answer.caseNo), preview });
    }
    first = filed.get('C01')?.answer ?? (undefined as never);
  });
  afterAll(() => door.system.stop());

  const recordOf = (id: string): { answer: Filed; detail: Detail; preview: Preview } => {
    const record = filed.get(id);
    if (!record) throw new Error(`${id} was not filed`);
    return record;
  };
  const ids = async (names: readonly string[]): Promise<string[]> =>
    Promise.all(names.map((name) => door.system.institutionId(name)));

  it('are all twenty-two', () => expect(filed.size).toBe(22));

  it.each(CASES.map((one) => [one.id, one.title, one] as const))(
    '%s %s: the preview says what the file expects',
    (id, _title, { expected, submittedAt }) => {
      const { preview } = recordOf(id);
      expect(preview.outcome).toBe(OUTCOMES[expected.result]);
      expect(preview.lead?.name ?? null).toBe(expected.lead_centre);
      expect(preview.coHandlers.map(({ name }) => name)).toEqual(expected.co_centres);
      expect(preview.queue).toBeNull();
      expect(preview.missing).toEqual(expect.arrayContaining([...(expected.missing ?? [])]));
      expect(preview.flags).toEqual(expect.arrayContaining([...(expected.flags ?? [])]));
      expect(preview.promise.examineBy > submittedAt.toISOString().slice(0, 10)).toBe(true);
      expect(preview.explanation).toContain(expected.lead_centre ?? '');
    },
  );

  /** Where one place leads, the file sometimes says T2 for T1 and leaves out which rung won: compared is what names the institution. */
  it.each(CASES.filter(({ id }) => id !== 'C17').map((one) => [one.id, one.title, one] as const))(
    '%s %s: the trace names the rules that the file names',
    (id, _title, { expected }) => {
      const rules = new Set(recordOf(id).preview.rules);
      const expectedRules = expected.rules.filter((rule) => !OTHER_MARKS.test(rule) && !/^[TLF]\d$/.test(rule));
      for (const rule of expectedRules) expect([...rules]).toContain(rule);
    },
  );

  it.each(CASES.filter(({ id }) => id !== 'C17').map((one) => [one.id, one.title, one] as const))(
    '%s %s: the worker finds what the preview said',
    (id) => {
      const { answer, detail, preview } = recordOf(id);
      const isForDesk = FOR_THE_DESK.includes(preview.outcome);
      expect(detail.proposal ?? detail.routing.outcome).toBe(preview.outcome);
      expect([
        ...new Set([...detail.gates.map(({ rule }) => rule), ...(isForDesk ? [] : detail.routing.rules)]),
      ]).toEqual(preview.rules);
      expect(detail.missing).toEqual(preview.missing);
      expect(detail.urgent).toBe(preview.urgent);
      expect(answer.promise).toEqual(preview.promise);
      expect([detail.routing.directoryVersion, detail.routing.policyVersion]).toEqual([
        preview.directoryVersion,
        preview.policyVersion,
      ]);
      if (isForDesk) return;
      expect(detail.routing).toMatchObject({
        lead: preview.lead,
        coHandlers: preview.coHandlers,
        queue: preview.queue,
        place: preview.place,
      });
      expect([...detail.flags].sort()).toEqual([...preview.flags].sort());
    },
  );

  it.each(CASES.map((one) => [one.id, one.title, one] as const))(
    '%s %s: stands where it should, and with nobody else',
    async (id, _title, { expected }) => {
      const { answer, detail, preview } = recordOf(id);
      const stored = await door.stored(answer.caseNo);
      if (FOR_THE_DESK.includes(preview.outcome)) {
        expect(stored).toMatchObject({ status: 'triage', offered: [], helping: [] });
        expect(stored.coordinator_queue).toBe(`provincial:${preview.place?.slice(0, 2) ?? ''}0000`);
        expect(detail.offers).toEqual([]);
      } else {
        expect(stored.status).toBe('transferring');
        expect(stored.offered).toEqual(await ids([expected.lead_centre ?? '']));
        expect([...stored.helping].sort()).toEqual((await ids(expected.co_centres)).sort());
        expect(detail.offers).toEqual([
          expect.objectContaining({
            kind: 'dispatch',
            state: 'offered',
            to: expect.objectContaining({ name: expected.lead_centre }),
          }),
        ]);
      }
      expect(stored.is_confidential).toBe(id === 'C09');
    },
  );

  it.each(['C01', 'C05', 'C15', 'C26', 'C28'])(
    '%s: the applicant reads afterwards what the preview told her',
    async (id) => {
      const { answer, preview } = recordOf(id);
      const seen = await door.seen(answer);
      expect(seen.explanation).toBe(preview.explanation);
      expect(seen.offeredTo?.name ?? null).toBe(preview.lead?.name ?? null);
    },
  );

  it('C15 and C26 promise no institution, and say what happens instead', () => {
    for (const id of ['C15', 'C26']) {
      const { preview } = recordOf(id);
      expect(preview.explanation).not.toMatch(/中心|办理机构/);
      expect(preview.flags).toEqual([]);
    }
    expect(recordOf('C15').preview.explanation).toContain('12348');
    expect(recordOf('C26').preview.explanation).toContain('线索');
  });

  it('C15 is refused by nobody yet: a person proposes, another confirms', () => {
    const { detail } = recordOf('C15');
    expect([detail.status, detail.proposal]).toEqual(['triage', 'refuse_proposed']);
    expect(detail.allowedActs.map(({ act }) => act)).toEqual(expect.arrayContaining(['propose-refusal', 'designate']));
  });

  it('C17 is found to be C01 again, and only proposed for merging', async () => {
    const { answer, detail } = recordOf('C17');
    expect([detail.status, detail.proposal]).toEqual(['transferring', 'merge']);
    expect(detail.gates.filter(({ rule }) => rule === 'D1')).toEqual([
      { rule: 'D1', proposes: 'merge', reason: first.caseNo },
    ]);
    expect(detail.gates.some(({ rule }) => rule === 'G3')).toBe(false);
    expect(detail.flags).toContain('duplicate');
    expect(answer.caseNo).not.toBe(first.caseNo);
  });

  it('no other case is taken for a repetition', () => {
    for (const [id, { detail }] of filed)
      if (id !== 'C17')
        expect({ id, duplicate: detail.gates.filter(({ rule }) => rule === 'D1') }).toEqual({ id, duplicate: [] });
  });

  it('tells the national desk at once where three provinces or more are concerned, as the applicant reads', async () => {
    for (const id of ['C05', 'C23']) {
      const { answer, preview } = recordOf(id);
      expect(preview.explanation).toContain('国家协调台');
      const told = await eventually(
        () =>
          door.system.database.query(
            `SELECT n.recipient FROM notice n JOIN case_file c ON c.id = n.case_id WHERE c.case_no = $1 AND n.template = 'inform_desk'`,
            [answer.caseNo],
          ),
        (rows) => rows.length > 0,
      );
      expect(told).toEqual([{ recipient: 'national' }]);
    }
    const others = await door.system.database.query(
      `SELECT DISTINCT case_id FROM notice WHERE template = 'inform_desk'`,
    );
    expect(others).toHaveLength(2);
  });

  it('C11 and C21 are urgent, and the deadline of others binds first where there is one', async () => {
    expect(CASES.filter(({ id }) => recordOf(id).detail.urgent).map(({ id }) => id)).toEqual(['C11', 'C21']);
    expect(recordOf('C11').answer.promise.examineBy > '2025-06-24').toBe(true);
    const deadlines = await door.system.database.query<{ due: string }>(
      `SELECT d.due_on::text AS due FROM deadline d JOIN case_file c ON c.id = d.case_id WHERE c.case_no = $1 AND d.kind = 'external_foreign_answer'`,
      [recordOf('C11').answer.caseNo],
    );
    expect(deadlines).toEqual([{ due: '2025-06-24' }]);
  });
});

describe('C33, filed before the holidays', () => {
  let door: Door;
  beforeAll(async () => {
    door = await open();
  });
  afterAll(() => door.system.stop());

  it('is promised for 23 October, and a supplement asked for on the same day is due on 13 October', async () => {
    const one = caseOf('C33');
    door.at(one.submittedAt);
    const filed = await door.file(one);
    expect(filed.promise.examineBy).toBe(one.expected.review_due_date);
    expect(filed.promise.examineBy).toBe('2025-10-23');
    const examiner = await door.system.signedIn('examiner', { institution: one.expected.lead_centre ?? '' });
    await door.act(examiner, filed.caseNo, 'accept-offer');
    await door.act(examiner, filed.caseNo, 'request-supplement', { missing: ['right_proof'] });
    const deadlines = await door.system.database.query(
      `SELECT kind, starts_on::text AS starts, d.due_on::text AS due FROM deadline d JOIN case_file c ON c.id = d.case_id WHERE c.case_no = $1 AND satisfied_at IS NULL ORDER BY kind`,
      [filed.caseNo],
    );
    expect(deadlines).toEqual([{ kind: 'supplement', starts: '2025-09-26', due: '2025-10-13' }]);
    const paper = (await door.seen(filed)).documents.find(({ kind }) => kind === 'supplement_notice');
    expect(paper?.paragraphs.join('')).toMatch(/2025\s*年\s*10\s*月\s*13\s*日|2025-10-13/);
  });
});

describe('C34, not supplemented in time', () => {
  let door: Door;
  let filed: Filed;
  let examiner: Caller;
  const one = caseOf('C34');
  const sweep = (): Promise<number> => door.system.worker?.app.get(Sweep).dueDates() ?? Promise.resolve(0);

  beforeAll(async () => {
    door = await open();
    door.at(one.submittedAt);
    filed = await door.file(one);
    examiner = await door.system.signedIn('examiner', { institution: one.expected.lead_centre ?? '' });
    await door.act(examiner, filed.caseNo, 'accept-offer');
    await door.act(examiner, filed.caseNo, 'request-supplement', { missing: ['right_proof'] });
  });
  afterAll(() => door.system.stop());

  it('waits through the seventh working day', async () => {
    // 10 June 2025 is a Tuesday; the day of the notice is not counted.
    door.at('2025-06-19T23:59:59+08:00');
    await sweep();
    expect((await door.stored(filed.caseNo)).status).toBe('supplement_pending');
  });

  it('is deemed withdrawn on the day after, with a paper, and the applicant is told', async () => {
    door.at('2025-06-20T00:00:01+08:00');
    await sweep();
    expect((await door.stored(filed.caseNo)).status).toBe('deemed_withdrawn');
    const seen = await door.seen(filed);
    expect(seen.status).toBe('deemed_withdrawn');
    expect(seen.timeline.map(({ act }) => act)).toEqual([
      'submit',
      'offer',
      'accept_offer',
      'request_supplement',
      'deem_withdrawn',
    ]);
    expect(seen.documents.map(({ kind }) => kind)).toContain('deemed_withdrawal_notice');
    const notices = await eventually(
      () =>
        door.system.database.query(
          `SELECT FROM notice n JOIN case_file c ON c.id = n.case_id WHERE c.case_no = $1 AND n.recipient_kind = 'applicant' AND n.template = 'deem_withdrawn'`,
          [filed.caseNo],
        ),
      (rows) => rows.length > 0,
    );
    expect(notices).toHaveLength(1);
  });

  it('happens once, however often the sweep looks', async () => {
    await Promise.all([sweep(), sweep(), sweep()]);
    const events = await door.system.database.query(
      `SELECT FROM case_event e JOIN case_file c ON c.id = e.case_id WHERE c.case_no = $1 AND e.act = 'deem_withdrawn'`,
      [filed.caseNo],
    );
    expect(events).toHaveLength(1);
  });

  it('leaves no clock running and may be filed anew', async () => {
    const open = await door.system.database.query(
      `SELECT FROM deadline d JOIN case_file c ON c.id = d.case_id WHERE c.case_no = $1 AND d.satisfied_at IS NULL`,
      [filed.caseNo],
    );
    expect(open).toHaveLength(0);
    const again = await door.file(one);
    expect((await door.stored(again.caseNo)).status).toBe('transferring');
  });
});
