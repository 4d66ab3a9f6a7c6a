import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type Act, ACTS, type Actor, Cases, decideAct, openActs, Rederivation } from '#cases';
import { SYSTEM, Database } from '#platform/database';
import { EVERYBODY, inputFor } from '../support/histories.js';
import { World } from '../support/world.js';

jest.setTimeout(120_000);

const CASES = 24;
const STEPS = 20;
/** Accounts of the walks are invented; the record wants them to look like accounts. */
const idOf = (name: string): string =>
  `00000000-0000-4000-8000-${Buffer.from(name).toString('hex').padEnd(12, '0').slice(-12)}`;
const asStored = (actor: Actor): Actor =>
  actor.kind === 'staff' ? { ...actor, accountId: idOf(actor.accountId) } : actor;
const PEOPLE = EVERYBODY.map(asStored);

let world: World;
beforeAll(async () => {
  world = await World.open('2026-12-14T09:00:00+08:00');
});
afterAll(() => world.close());

/** A number that a seed always gives again. */
function* numbers(seed: number): Generator<number, never> {
  for (let state = seed; ;) {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    yield state;
  }
}

describe('random legal histories on the real record', () => {
  it('leave every act audited, one row that says what they come to, and deadlines that can be derived again', async () => {
    const app = world.system.worker?.app;
    const [cases, database] = [app?.get(Cases), app?.get(Database)];
    if (!cases || !database) throw new Error('no worker');
    const random = numbers(7);
    let acts = 0;
    for (let n = 0; n < CASES; n += 1) {
      const { caseNo } = await world.file();
      for (let step = 0; step < STEPS; step += 1) {
        world.clock.set(new Date(world.clock.now().getTime() + (random.next().value % 30) * 3_600_000));
        acts += await database.transaction(SYSTEM, async (tx) => {
          const locked = await cases.lockByNumber(tx, caseNo);
          const { state } = locked;
          const turn = random.next().value % 12;
          const possible = PEOPLE.flatMap((actor) =>
            openActs(state, actor)
              // What moves nothing, and what ends all, is drawn less often: a walk should come far.
              .filter(
                (act) => (ACTS[act].to !== 'same' && ACTS[act].to !== 'withdrawn') || random.next().value % 6 === 0,
              )
              .map((act): [Act, Actor] => [act, actor]),
          );
          for (let tries = 0; tries < 16 && possible.length > 0; tries += 1) {
            const chosen = possible[random.next().value % possible.length];
            if (!chosen) continue;
            const [act, actor] = chosen;
            const given = inputFor(act, turn, state);
            const input = {
              ...given,
              handlerId: idOf(given.handlerId ?? ''),
              ...(given.servedOn ? { servedOn: null } : {}),
            };
            if (!decideAct(state, act, actor, input, world.clock.now()).ok) continue;
            await cases.apply(tx, locked, act, actor, input);
            return 1;
          }
          return 0;
        });
      }
    }
    expect(acts).toBeGreaterThan(CASES * 5);
    const unaudited = await world.system.database.query(
      `SELECT e.act FROM case_event e WHERE e.act = ANY($1::text[])
          AND NOT EXISTS (SELECT FROM audit_event a WHERE a.case_id = e.case_id AND a.event = 'case.' || e.act AND a.facts->>'to' = e.to_status)`,
      [Object.keys(ACTS)],
    );
    expect(unaudited).toEqual([]);
    const [counts] = await world.system.database.query<{ events: number; audited: number }>(
      `SELECT (SELECT count(*)::int FROM case_event WHERE act = ANY($1::text[])) AS events,
              (SELECT count(*)::int FROM audit_event WHERE substr(event, 6) = ANY($1::text[])) AS audited`,
      [Object.keys(ACTS)],
    );
    expect(counts?.audited).toBe(counts?.events);
    const owners = await world.system.database.query(
      `SELECT FROM case_event WHERE time_owner IS NULL OR NOT time_owner = ANY(ARRAY['applicant','institution','other_body','coordinator','system'])`,
    );
    expect(owners).toEqual([]);
    const rows = await world.system.database.query<{ status: string; last: string }>(
      `SELECT c.status, (SELECT to_status FROM case_event e WHERE e.case_id = c.id ORDER BY seq DESC LIMIT 1) AS last FROM case_file c`,
    );
    for (const { status, last } of rows) expect(status).toBe(last);
    const { differences } = (await app?.get(Rederivation).verify(null, 500)) ?? {};
    expect(differences).toEqual([]);
  });
});
