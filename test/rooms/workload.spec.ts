import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { scopeOf, type Viewer } from '#access';
import { type Role, shanghaiDay } from '#contracts';
import { Database, type Scope } from '#platform/database';
import { Closings, Counters, FEWEST, Overviews, suppressed } from '#workload';
import { liveOverview } from '../support/live-overview.js';
import { eventually } from '../support/system.js';
import { type Filed, type Person, World } from '../support/world.js';

jest.setTimeout(120_000);

const LIGHTING = '中国中山（灯饰）知识产权快速维权中心';
const TODAY = '2026-03-02';

let world: World;
let leader: Person;
let handler: Person;
let lighting: string;
let database: Database;
let overviews: Overviews;
let counters: Counters;

const viewer = (role: Role, place: Partial<Viewer>): Viewer => ({
  accountId: '00000000-0000-4000-8000-000000000000',
  login: 'x',
  displayName: 'x',
  role,
  institutionId: null,
  queue: null,
  ...place,
});
const scopes = (): Record<string, Scope> => ({
  national: scopeOf(viewer('national_coordinator', { queue: 'national' })),
  guangdong: scopeOf(viewer('provincial_coordinator', { queue: 'provincial:440000' })),
  xinjiang: scopeOf(viewer('provincial_coordinator', { queue: 'provincial:650000' })),
  leader: scopeOf(viewer('team_leader', { institutionId: lighting })),
  nobody: scopeOf(viewer('auditor', {})),
});

/** Each scope's overview by counters and counted anew, in one order. */
async function bothWays(): Promise<[unknown, unknown]> {
  const byCounters: Record<string, unknown> = {};
  const live: Record<string, unknown> = {};
  const inOrder = <T extends { institutions: object[]; queues: object[] }>(overview: T): T => ({
    ...overview,
    institutions: overview.institutions.map((one) => JSON.stringify(one, Object.keys(one).sort())).sort(),
    queues: overview.queues.map((one) => JSON.stringify(one, Object.keys(one).sort())).sort(),
  });
  for (const [name, scope] of Object.entries(scopes())) {
    byCounters[name] = inOrder(await overviews.overview(scope, TODAY));
    live[name] = inOrder(await liveOverview(database, scope, TODAY));
  }
  return [byCounters, live];
}

beforeAll(async () => {
  world = await World.open(`${TODAY}T10:00:00+08:00`);
  leader = await world.person('team_leader', LIGHTING);
  handler = await world.person('handler', LIGHTING);
  lighting = await world.system.institutionId(LIGHTING);
  database = world.system.api.app.get(Database);
  overviews = world.system.api.app.get(Overviews);
  counters = world.system.api.app.get(Counters);
});
afterAll(() => world.close());

/** Everything that was changed is counted, by this or by the worker: whoever comes while another counts goes away again. */
const counted = async (): Promise<void> => {
  await eventually(
    async () => {
      await counters.roll();
      return world.system.database.query(`SELECT FROM case_touched`);
    },
    (rows) => rows.length === 0,
  );
};

const concluded = async (): Promise<Filed> => {
  const filed = await world.file();
  await world.done(leader, filed.caseNo, 'accept-offer');
  await world.done(leader, filed.caseNo, 'accept');
  await world.done(leader, filed.caseNo, 'assign', { handlerId: handler.accountId });
  await world.done(handler, filed.caseNo, 'start-handling');
  await world.done(handler, filed.caseNo, 'submit-result', {
    resultKind: 'opinion_delivered',
    summary: '落入保护范围。',
  });
  await world.done(leader, filed.caseNo, 'approve-result');
  return filed;
};

describe('counters', () => {
  it('at rest are what counting anew gives, for everybody who may look', async () => {
    await world.file();
    const held = await world.file();
    await world.done(leader, held.caseNo, 'accept-offer');
    const back = await world.file();
    await world.done(leader, back.caseNo, 'return-offer', { reasonCode: 'no_capacity' });
    await concluded();
    await counted();
    const [byCounters, live] = await bothWays();
    expect(byCounters).toEqual(live);
    expect(live).toMatchObject({ national: { open: 3 }, leader: { open: expect.any(Number) }, nobody: { open: 0 } });
  });

  it('follow whatever is done to cases, by whomever, in any order, with several counters at work', async () => {
    const ids = (await world.system.database.query<{ id: string }>(`SELECT id FROM case_file`)).map(({ id }) => id);
    const change = fc.record({
      id: fc.constantFrom(...ids),
      status: fc.constantFrom('triage', 'examining', 'handling', 'appealing', 'transferring', 'suspended', 'concluded'),
      holder: fc.constantFrom(null, lighting, 'elsewhere'),
      queue: fc.constantFrom('provincial:440000', 'provincial:650000', null),
      secret: fc.boolean(),
      due: fc.constantFrom(null, '2026-03-01', '2026-03-02', '2026-04-01'),
      closed: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 12 }), async (changes) => {
        const rolling: Promise<number>[] = [];
        for (const { id, status, holder, queue, secret, due, closed } of changes) {
          await world.system.database.query(
            `UPDATE case_file SET status = $2, holder_institution_id = $3, coordinator_queue = $4, is_confidential = $5, due_on = $6,
                    closed_at = CASE WHEN $7 THEN now() END WHERE id = $1`,
            [id, status, holder, queue, secret, due, closed],
          );
          rolling.push(counters.roll(), world.system.worker?.app.get(Counters).roll() ?? Promise.resolve(0));
        }
        await Promise.all(rolling);
        await counted();
        // A case that nobody holds and that is offered counts for whoever is asked: the live count needs the part to be there.
        const strip = (all: unknown): unknown =>
          JSON.parse(
            JSON.stringify(all, (key, value: unknown) =>
              key === 'institutions' || key === 'queues' ? undefined : value,
            ),
          );
        const [byCounters, live] = await bothWays();
        const { leader: _one, ...mine } = byCounters as Record<string, unknown>;
        const { leader: _other, ...anew } = live as Record<string, unknown>;
        expect(strip(mine)).toEqual(strip(anew));
        expect((mine['national'] as { institutions: unknown }).institutions).toEqual(
          (anew['national'] as { institutions: unknown }).institutions,
        );
      }),
      { numRuns: 25, endOnFailure: true },
    );
  });

  it('are at most two seconds behind', async () => {
    const before = (await overviews.overview(scopes()['national'] as Scope, TODAY)).filedToday;
    const filed = await world.system
      .visitor()
      .call('POST', '/requests', (await import('../support/requests.js')).freshRequest(), {
        'Idempotency-Key': crypto.randomUUID(),
      });
    expect(filed.status).toBe(201);
    const began = Date.now();
    await eventually(
      async () => (await overviews.overview(scopes()['national'] as Scope, TODAY)).filedToday,
      (count) => count === before + 1,
    );
    expect(Date.now() - began).toBeLessThan(2000);
  });

  it('give the percentiles of the age that sorting every case gives', async () => {
    // Institutions of its own: what was filed above may be offered to any other meanwhile.
    await world.system.database.query(
      `INSERT INTO case_file (id, case_no, query_code_hash, channel, mode, ip_type, matters, received_at, examine_by, status, holder_institution_id, coordinator_queue)
       SELECT gen_random_uuid(), 'AGE-' || i, 'x', 'web', 'offline', 'trademark', '{}', timestamptz '2026-03-02 10:00+08' - (i * i % 97) * interval '1 day', '2026-03-30', 'handling', 'aged-' || i % 3, 'provincial:440000'
         FROM generate_series(1, 300) AS i`,
    );
    await counted();
    const national = scopes()['national'] as Scope;
    const ages = await overviews.ages(national, TODAY);
    const sorted = await database.read(
      national,
      `SELECT institution AS "institutionId", count(*)::int AS open, percentile_disc(0.5) WITHIN GROUP (ORDER BY age) AS p50,
              percentile_disc(0.9) WITHIN GROUP (ORDER BY age) AS p90, percentile_disc(0.99) WITHIN GROUP (ORDER BY age) AS p99, max(age) AS oldest
         FROM (SELECT coalesce(holder_institution_id, '') AS institution, $1::date - (received_at AT TIME ZONE INTERVAL '8 hours')::date AS age
                 FROM case_file WHERE closed_at IS NULL AND holder_institution_id LIKE 'aged-%') AS one GROUP BY 1 ORDER BY 1`,
      [TODAY],
    );
    expect(ages.filter(({ institutionId }) => institutionId?.startsWith('aged-'))).toEqual(sorted);
    expect(ages[0]?.institutionId).toBeNull();
  });

  it('keep the backlog as every day leaves it', async () => {
    await counters.keepDay();
    const national = scopes()['national'] as Scope;
    const today = await overviews.overview(national, TODAY);
    const history = await overviews.history(national, TODAY, 7);
    expect(history.map(({ day }) => day)).toEqual([
      '2026-02-24',
      '2026-02-25',
      '2026-02-26',
      '2026-02-27',
      '2026-02-28',
      '2026-03-01',
      TODAY,
    ]);
    expect(history.at(-1)).toMatchObject({ open: today.open, overdue: today.overdue });
    await world.system.database.query(`DELETE FROM case_file WHERE case_no LIKE 'AGE-%'`);
    await world.system.database.query(
      `INSERT INTO case_touched SELECT case_id FROM workload_tally t WHERE NOT EXISTS (SELECT FROM case_file c WHERE c.id = t.case_id)`,
    );
    await counted();
    expect((await overviews.history(national, TODAY, 7)).at(-1)?.open).toBe(today.open);
    await counters.keepDay();
    const [live] = await database.read<{ open: number }>(
      national,
      `SELECT count(*)::int AS open FROM case_file WHERE closed_at IS NULL`,
    );
    expect((await overviews.history(national, TODAY, 7)).at(-1)?.open).toBe(live?.open);
  });

  it('count by province and type what was filed, of all time and of late', async () => {
    const national = scopes()['national'] as Scope;
    const live = () =>
      database.read<object>(
        national,
        `SELECT coalesce(left(place_code, 2) || '0000', '') AS province, ip_type AS "ipType", count(*)::int AS filed FROM case_file GROUP BY 1, 2 ORDER BY 1, 2`,
      );
    const inOrder = (rows: readonly unknown[]) => rows.map((row) => JSON.stringify(row)).sort();
    // The case of the test before may still be on its way to its place.
    for (const [today, days] of [
      [TODAY, null],
      [shanghaiDay(new Date()), 3660],
    ] as const)
      await eventually(
        async () => [inOrder(await overviews.flows(national, today, days)), inOrder(await live())] as const,
        ([counted, anew]) => anew.length > 0 && JSON.stringify(counted) === JSON.stringify(anew),
      );
  });
});

describe('closing figures', () => {
  it('tell how long each owner had the case, whether limits were kept, the result and what was said', async () => {
    world.at('2026-03-03T09:00:00+08:00');
    leader = await world.person('team_leader', LIGHTING);
    handler = await world.person('handler', LIGHTING);
    const filed = await concluded();
    const [closed] = await world.system.database.query<{ closed_at: Date }>(
      `SELECT closed_at FROM case_file WHERE case_no = $1`,
      [filed.caseNo],
    );
    world.at('2026-03-03T15:00:00+08:00');
    const clerkLater = await world.person('intake_clerk', LIGHTING);
    await world.done(clerkLater, filed.caseNo, 'record-return-visit', {
      reachedBy: 'phone',
      outcome: 'satisfied',
      note: '申请人满意',
    });
    await world.done(clerkLater, filed.caseNo, 'rate', { score: 5 });
    expect((await world.say(filed, 'rating', { score: 2 })).status).toBe(200);
    // A case was closed when it was concluded, whatever is noted on it afterwards.
    const [still] = await world.system.database.query<{ closed_at: Date }>(
      `SELECT closed_at FROM case_file WHERE case_no = $1`,
      [filed.caseNo],
    );
    expect(still?.closed_at).toEqual(closed?.closed_at);
    await world.system.worker?.app.get(Closings).refresh();
    const [row] = await eventually(
      () =>
        world.system.database.query<Record<string, unknown>>(
          `SELECT k.* FROM closing k JOIN case_file c ON c.id = k.case_id WHERE c.case_no = $1`,
          [filed.caseNo],
        ),
      (rows) => rows[0]?.['score_page'] === 2,
    );
    expect(row).toMatchObject({
      institution_id: lighting,
      result_kind: 'opinion_delivered',
      is_timely: true,
      score_phone: 5,
      score_link: null,
      visit_outcome: 'satisfied',
      province: '440000',
    });
  });

  it('are whole for whoever owns them, and keep small groups back from everybody else', async () => {
    const fresh = await world.person('team_leader', LIGHTING);
    const desk = await world.coordinator('provincial:440000');
    interface Figures {
      items: { key: string; closed: number | null; days: { total: number } | null; score: number | null }[];
    }
    const ask = async (who: Person, query = '') =>
      (await who.call<Figures>('GET', `/workload/closing?by=institution${query}`)).body.items;
    const own = (await ask(fresh)).find(({ key }) => key === lighting);
    expect(own?.closed).toBeGreaterThan(0);
    expect(own?.closed).toBeLessThan(FEWEST);
    expect(own?.days).not.toBeNull();
    expect((await ask(desk)).find(({ key }) => key === lighting)).toMatchObject({
      closed: null,
      days: null,
      score: null,
    });
    expect(await ask(await world.coordinator('provincial:650000'))).toEqual([]);
    expect((await desk.call('GET', '/workload/closing?from=2026-03-03&to=2026-03-01')).status).toBe(400);
    expect((await desk.call('GET', '/workload/closing?from=2026-02-31')).status).toBe(400);
    const mate = await world.person('handler', LIGHTING);
    expect((await mate.call('GET', '/workload/closing')).status).toBe(403);
  });

  it('become a table in which no cell is a formula', async () => {
    await world.system.database.query(
      `INSERT INTO closing SELECT gen_random_uuid(), 'provincial:440000', '=HYPERLINK("http://x.example")', false, '440000', 'trademark', 'concluded', 'advice_given', '2026-03-03', 0, 86400, 0, 0, 0, true, 5, NULL, NULL, NULL FROM generate_series(1, 6)`,
    );
    const desk = await world.coordinator('provincial:440000');
    const cookie = (desk as unknown as { cookie: string }).cookie;
    const answer = await fetch(`${desk.origin}/api/v1/workload/closing.csv`, { headers: { Cookie: cookie } });
    expect(answer.headers.get('content-type')).toContain('text/csv');
    const text = await answer.text();
    expect(text).toContain(`'=HYPERLINK`);
    for (const line of text.split('\n')) expect(line.replace(/^\uFEFF?"?/, '')).not.toMatch(/^[=+\-@\t\r]/);
    expect(text).toContain('<5');
  });

  it('hide every small group, and never one alone', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(40), { maxLength: 12 }), (counts) => {
        const hidden = suppressed(counts);
        counts.forEach((count, i) => {
          if (count > 0 && count < FEWEST) expect(hidden[i]).toBe(true);
        });
        const alone = hidden.filter(Boolean).length === 1;
        expect(alone && counts.filter((count) => count > 0).length > 1).toBe(false);
      }),
    );
  });
});
