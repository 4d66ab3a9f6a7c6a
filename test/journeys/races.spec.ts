import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import { type CaseEvent, Cases, stateOf } from '#cases';
import { Database, SYSTEM } from '#platform/database';
import type { Answer } from '../support/system.js';
import { type Acted, type Filed, type Person, World } from '../support/world.js';

jest.setTimeout(120_000);

const CENTRE = '中国中山（灯饰）知识产权快速维权中心';
const SUZHOU = '中国（苏州）知识产权保护中心';
/** What the slower one hears: the case has moved, or the act is no longer possible. */
const CLEAR = ['412 case.stale', '409 case.act_not_allowed', '409 referral.already_answered'];

let world: World;
let leader: Person;
let examiner: Person;
let desk: Person;
let suzhou: string;
beforeAll(async () => {
  world = await World.open('2026-12-14T09:00:00+08:00');
  [leader, examiner] = [await world.person('team_leader', CENTRE), await world.person('examiner', CENTRE)];
  desk = await world.coordinator('provincial:440000');
  suzhou = await world.system.institutionId(SUZHOU);
});
afterAll(() => world.close());

const offered = (): Promise<Filed> => world.file();
async function examined(matters?: 'consultation'): Promise<Filed> {
  const filed = await world.file((request) => {
    if (matters) request.matters = [matters];
  });
  await world.done(examiner, filed.caseNo, 'accept-offer');
  return filed;
}
async function accepted(): Promise<Filed> {
  const filed = await examined();
  await world.done(examiner, filed.caseNo, 'accept', { note: '材料可查' });
  return filed;
}
async function handled(): Promise<Filed> {
  const filed = await accepted();
  await world.done(leader, filed.caseNo, 'assign', { handlerId: examiner.accountId });
  await world.done(examiner, filed.caseNo, 'start-handling');
  return filed;
}

type Contender = (filed: Filed, version: number) => Promise<Answer<Acted>>;
const by =
  (who: () => Person, act: string, body: () => object = () => ({})): Contender =>
  ({ caseNo }, version) =>
    who().act<Acted>(`/cases/${caseNo}/${act}`, version, body());
const applicant =
  (act: string, body: object = {}): Contender =>
  (filed, version) =>
    world.say(filed, act, body, version);

/** What the record holds of a case afterwards, at one moment: the machine may go on with it between two looks. */
async function record(caseNo: string) {
  const [found] = await world.system.database.query<{
    status: string;
    holder: string | null;
    handler: string | null;
    events: (Omit<CaseEvent, 'at'> & { at: string })[];
  }>(
    `SELECT status, holder_institution_id AS holder, handler_id AS handler,
            (SELECT json_agg(json_build_object('seq', seq, 'act', act, 'at', at, 'fromStatus', from_status, 'toStatus', to_status, 'timeOwner', time_owner,
                     'actorKind', actor_kind, 'actorId', actor_id, 'institutionId', institution_id, 'reasonCode', reason_code, 'facts', facts) ORDER BY seq)
               FROM case_event WHERE case_id = c.id) AS events
       FROM case_file c WHERE case_no = $1`,
    [caseNo],
  );
  return { row: found, events: (found?.events ?? []).map((event) => ({ ...event, at: new Date(event.at) })) };
}

describe('two sessions at the same moment', () => {
  it.each<[string, () => Promise<Filed>, Contender, Contender]>([
    [
      'accept / withdraw',
      examined,
      by(
        () => examiner,
        'accept',
        () => ({ note: '可查' }),
      ),
      applicant('withdrawal'),
    ],
    [
      'transfer / close',
      () => examined('consultation'),
      by(
        () => examiner,
        'transfer',
        () => ({ institutionId: suzhou, reasonCode: 'not_in_area' }),
      ),
      by(
        () => leader,
        'conclude-simple',
        () => ({ note: '已当场答复' }),
      ),
    ],
    [
      'transfer / terminate',
      handled,
      by(
        () => examiner,
        'transfer',
        () => ({ institutionId: suzhou, reasonCode: 'no_capacity' }),
      ),
      by(
        () => leader,
        'terminate',
        () => ({ reasonCode: 'dispute_settled', note: '双方和解' }),
      ),
    ],
    [
      'assign / assign',
      accepted,
      by(
        () => leader,
        'assign',
        () => ({ handlerId: examiner.accountId }),
      ),
      by(
        () => examiner,
        'assign',
        () => ({ handlerId: leader.accountId }),
      ),
    ],
    [
      'take / return an offer',
      offered,
      by(() => examiner, 'accept-offer'),
      by(
        () => leader,
        'return-offer',
        () => ({ reasonCode: 'no_capacity' }),
      ),
    ],
    [
      'take / designate',
      offered,
      by(() => examiner, 'accept-offer'),
      by(
        () => desk,
        'designate',
        () => ({ institutionId: suzhou, note: '指定' }),
      ),
    ],
    [
      'a result / a withdrawal',
      handled,
      by(
        () => examiner,
        'submit-result',
        () => ({ resultKind: 'opinion_delivered', summary: '落入保护范围。' }),
      ),
      applicant('withdrawal'),
    ],
    [
      'propose a refusal / accept',
      examined,
      by(
        () => examiner,
        'propose-refusal',
        () => ({ reasonCode: 'no_concrete_facts', note: '无具体事实' }),
      ),
      by(
        () => leader,
        'accept',
        () => ({ note: '可查' }),
      ),
    ],
  ])('%s: one is done, the other hears why not', async (_, start, one, other) => {
    for (let round = 0; round < 3; round += 1) {
      const filed = await start();
      const version = await world.version(filed.caseNo);
      const before = (await record(filed.caseNo)).events.length;
      const answers = await Promise.all([one(filed, version), other(filed, version)]);
      const heard = answers.map(({ status, body }) => (status === 200 ? 'done' : `${status} ${body.code ?? ''}`));
      expect(heard.filter((word) => word === 'done')).toHaveLength(1);
      for (const word of heard) expect(['done', ...CLEAR]).toContain(word);
      const { row, events } = await record(filed.caseNo);
      const winner = answers.find(({ status }) => status === 200)?.body;
      const acts = events.slice(before);
      expect(acts[0]?.toStatus).toBe(winner?.status);
      expect(events.map(({ seq }) => seq)).toEqual(events.map((_event, i) => i + 1));
      const state = stateOf(
        { matters: ['consultation'], isConfidential: false, mayShare: true, externalDeadline: null, queue: null },
        events,
      );
      expect([row?.status, row?.holder, row?.handler]).toEqual([state.status, state.holder, state.handlerId]);
    }
  });

  it('the last moment of a supplement / the end of its clock: the case goes one way', async () => {
    world.at('2026-12-15T09:00:00+08:00');
    [leader, examiner] = [await world.person('team_leader', CENTRE), await world.person('examiner', CENTRE)];
    for (let round = 0; round < 3; round += 1) {
      const filed = await examined();
      await world.done(examiner, filed.caseNo, 'request-supplement', { missing: ['right_proof'] });
      const version = await world.version(filed.caseNo);
      await world.system.database.query(
        `UPDATE case_event SET at = at - interval '30 days' WHERE case_id = (SELECT id FROM case_file WHERE case_no = $1)`,
        [filed.caseNo],
      );
      const [supplied, ended] = await Promise.all([
        applicant('supplement', { materials: ['right_proof'] })(filed, version),
        world.asSystem(filed.caseNo, 'deem_withdrawn').catch(() => false),
      ]);
      expect([supplied.status === 200, ended].filter(Boolean)).toHaveLength(1);
      expect(await world.status(filed.caseNo)).toBe(ended ? 'deemed_withdrawn' : 'examining');
      if (supplied.status !== 200) expect(CLEAR).toContain(`${supplied.status} ${supplied.body.code ?? ''}`);
    }
  });

  it('an act that is under way keeps others from acting, and nobody from adding to the case', async () => {
    const { caseNo } = await examined();
    const { api, database } = world.system;
    const other = new pg.Client({ connectionString: database.superUrl });
    await other.connect();
    await other.query(`SET lock_timeout = '300ms'`);
    try {
      await api.app.get(Database).transaction(SYSTEM, async (tx) => {
        await api.app.get(Cases).lockByNumber(tx, caseNo);
        const added = await other.query(
          `INSERT INTO evidence (id, case_id, tag, name, size, sha256, media_type, key_id, received_at)
             SELECT gen_random_uuid(), id, 'other', 'a.txt', 1, 'x', 'text/plain', 'k1', now() FROM case_file WHERE case_no = $1`,
          [caseNo],
        );
        expect(added.rowCount).toBe(1);
        await expect(
          other.query(`SELECT FROM case_file WHERE case_no = $1 FOR NO KEY UPDATE`, [caseNo]),
        ).rejects.toMatchObject({ code: '55P03' });
      });
    } finally {
      await other.end();
    }
  });
});
