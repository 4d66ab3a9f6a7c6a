import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { IpType } from '#contracts';
import { Network } from '#network';
import { Routing } from '#routing';
import { Caller, startSystem, type TestSystem } from '../support/system.js';
import { FixedClock } from '#platform/clock';

jest.setTimeout(120_000);

const NOW = '2026-03-31T10:00:00+08:00';
const SUZHOU = '中国（苏州）知识产权保护中心';

interface Accuracy {
  readonly dispatched: number;
  readonly misrouted: number;
  readonly rows: readonly {
    readonly regionCode: string | null;
    readonly ipType: string;
    readonly dispatched: number;
    readonly misrouted: number;
  }[];
  readonly pairs: readonly {
    readonly from: { readonly id: string };
    readonly to: { readonly id: string } | null;
    readonly cases: number;
  }[];
  readonly ways: readonly { readonly act: string; readonly reason: string | null; readonly cases: number }[];
}
interface Edits {
  readonly rehearsedOn: number;
  readonly items: readonly {
    readonly kind: string;
    readonly institution: { readonly id: string } | null;
    readonly value: string;
    readonly misrouted: number;
    readonly of: number;
    readonly effect: {
      readonly cases: number;
      readonly moved: number;
      readonly corrected: number;
      readonly misrouted: number;
    };
  }[];
}

let system: TestSystem;
let national: Caller;
let guangdong: Caller;
const id: Record<string, string> = {};

/** A case with its first decision as it is stored, and the acts that followed; times in days after the dispatch. */
async function dispatched(
  type: IpType,
  region: string,
  at: string,
  acts: readonly {
    readonly act: string;
    readonly after: number;
    readonly reason?: string;
    readonly to?: string;
    readonly by?: string;
  }[],
): Promise<void> {
  const caseId = randomUUID();
  const { facts, decision } = await system.api.app.get(Routing).decide({
    applicant: { regionCode: region },
    rights: [{ type, industry: null }],
    matters: ['infringement_opinion'],
    acts: { mode: 'offline', places: [] },
  });
  await system.database.query(
    `INSERT INTO case_file (id, case_no, query_code_hash, channel, mode, ip_type, matters, received_at, examine_by, place_code)
     VALUES ($1, $2, 'x', 'web', 'offline', $3, '{infringement_opinion}', $4, '2026-12-31', $5)`,
    [caseId, `WY26-${caseId.slice(0, 8)}`, type, at, decision.place],
  );
  await system.database.query(
    `INSERT INTO routing_decision (case_id, seq, at, facts, decision, directory_version, policy_version) VALUES ($1, 1, $2, $3, $4, 'v', 'p')`,
    [caseId, at, facts, decision],
  );
  let seq = 1;
  for (const { act, after, reason, to, by } of acts)
    await system.database.query(
      `INSERT INTO case_event (case_id, seq, act, at, from_status, to_status, time_owner, actor_kind, institution_id, reason_code, facts)
       VALUES ($1, $2, $3, $4::timestamptz + make_interval(days => $5), 'examining', 'triage', 'coordinator', 'staff', $6, $7, $8)`,
      [
        caseId,
        (seq += 1),
        act,
        at,
        after,
        by ?? null,
        reason ?? null,
        to ? { institutionId: to, outcome: 'upheld' } : {},
      ],
    );
}

beforeAll(async () => {
  system = await startSystem({ clock: new FixedClock(new Date(NOW)), worker: false });
  national = await system.signedIn('national_coordinator', { queue: 'national' });
  guangdong = await system.signedIn('provincial_coordinator', { queue: 'provincial:440000' });
  const { directory } = await system.api.app.get(Network).current();
  for (const { id: own, nameZh } of directory.institutions) id[nameZh] = own;
  const day = '2026-03-02T09:00:00+08:00';
  const other =
    id['江苏省知识产权保护中心'] ?? id['中国（南京）知识产权保护中心'] ?? directory.institutions[5]?.id ?? '';
  // Suzhou keeps trade marks and returns plant varieties: four of five, taken by another.
  for (let n = 0; n < 3; n += 1) await dispatched('trademark', '320505', day, [{ act: 'accept_offer', after: 1 }]);
  await dispatched('plant_variety', '320505', day, [{ act: 'accept_offer', after: 1 }]);
  for (let n = 0; n < 4; n += 1)
    await dispatched('plant_variety', '320505', day, [
      { act: 'return_offer', after: 2, reason: 'not_our_ip_type', by: id[SUZHOU] },
      { act: 'accept_offer', after: 3, by: other },
    ]);
  // On the tenth working day (16 March 2026) it still counts, on the eleventh no more.
  await dispatched('trademark', '320505', day, [{ act: 'transfer', after: 14, reason: 'no_capacity', to: other }]);
  await dispatched('trademark', '320505', day, [{ act: 'transfer', after: 15, reason: 'no_capacity', to: other }]);
  // A designation that confirms is none; one to somebody else is; silence is none.
  await dispatched('trademark', '320505', day, [{ act: 'designate', after: 1, to: id[SUZHOU] }]);
  await dispatched('trademark', '442000', day, [{ act: 'designate', after: 1, to: id[SUZHOU] }]);
  await dispatched('trademark', '442000', day, [{ act: 'expire_offer', after: 3 }]);
  await dispatched('trademark', '442000', '2025-01-06T09:00:00+08:00', [
    { act: 'give_back', after: 1, reason: 'other' },
  ]);
});
afterAll(() => system.stop());

const accuracy = async (who: Caller, query = ''): Promise<Accuracy> =>
  (await who.call<Accuracy>('GET', `/workload/accuracy${query}`)).body;

describe('first-dispatch accuracy', () => {
  it('is what a plain recount comes to, by region and type', async () => {
    const told = await accuracy(national);
    // Working days counted by hand: 2 March + 10 = 16 March 2026.
    const recount = await system.database.query<{
      region: string;
      type: string;
      dispatched: number;
      misrouted: number;
    }>(
      `SELECT left(d.decision->>'place', 2) || '0000' AS region, d.facts->'rights'->0->>'type' AS type, count(*)::int AS dispatched,
              count(*) FILTER (WHERE EXISTS (SELECT FROM case_event e WHERE e.case_id = d.case_id AND e.at < '2026-03-17T00:00:00+08:00'
                AND (e.act IN ('return_offer', 'give_back', 'transfer', 'override_route')
                  OR (e.act = 'designate' AND e.facts->>'institutionId' <> d.decision->'lead'->>'id'))))::int AS misrouted
         FROM routing_decision d WHERE d.seq = 1 AND d.at >= '2026-01-01' GROUP BY 1, 2`,
    );
    const order = (row: { regionCode?: string | null; region?: string; ipType?: string; type?: string }): string =>
      `${row.regionCode ?? row.region ?? ''} ${row.ipType ?? row.type ?? ''}`;
    expect(
      told.rows
        .map(({ regionCode, ipType, dispatched: all, misrouted }) => [regionCode, ipType, all, misrouted])
        .sort(),
    ).toEqual(recount.map((row) => [row.region, row.type, row.dispatched, row.misrouted]).sort());
    expect(recount.map(order).length).toBe(3);
    expect([told.dispatched, told.misrouted]).toEqual([13, 6]);
    expect(told.rows.reduce((sum, row) => sum + row.misrouted, 0)).toBe(told.misrouted);
    expect(told.pairs.reduce((sum, pair) => sum + pair.cases, 0)).toBe(told.misrouted);
    expect(told.ways.reduce((sum, way) => sum + way.cases, 0)).toBe(told.misrouted);
    expect(told.pairs[0]).toMatchObject({ from: { id: id[SUZHOU] }, cases: 5 });
    expect(told.ways[0]).toEqual({ act: 'return_offer', reason: 'not_our_ip_type', cases: 4 });
  });

  it('is told to a province about its own places', async () => {
    const told = await accuracy(guangdong);
    expect(told.rows.map(({ regionCode }) => regionCode)).toEqual(['440000']);
    expect([told.dispatched, told.misrouted]).toEqual([2, 1]);
  });

  it('is of the period asked for, and of no period that cannot be', async () => {
    expect((await accuracy(national, '?from=2025-01-01&to=2025-02-01')).misrouted).toBe(1);
    for (const query of ['?from=2026-03-02&to=2026-03-01', '?from=2020-01-01&to=2026-01-01', '?from=2026-02-30'])
      expect((await national.call('GET', `/workload/accuracy${query}`)).status).toBe(400);
  });

  it('is for coordinators', async () => {
    const leader = await system.signedIn('team_leader', { institution: SUZHOU });
    expect((await leader.call('GET', '/workload/accuracy')).status).toBe(403);
    expect((await leader.call('GET', '/workload/accuracy/edits')).status).toBe(403);
  });
});

describe('what misroutes suggest', () => {
  it('is an edit with its evidence and with what it would have done to the stored cases', async () => {
    const { items, rehearsedOn } = (await national.call<Edits>('GET', '/workload/accuracy/edits')).body;
    expect(rehearsedOn).toBe(13);
    const edit = items.find(({ kind }) => kind === 'remove_type');
    expect(edit).toMatchObject({ institution: { id: id[SUZHOU] }, value: 'plant_variety', misrouted: 4, of: 5 });
    // All five would have gone elsewhere, none of the others.
    expect(edit?.effect).toMatchObject({ cases: 13, moved: 5, misrouted: 6 });
    const { directory } = await system.api.app.get(Network).current();
    expect(directory.institutions.find((one) => one.id === id[SUZHOU])?.ipTypes).toBeNull();
  });
});
