/**
 * What staff and coordinators wait for all day, at a million cases: lists, counts, overviews and closing figures over HTTP, signed in and
 * under row-level security; beside them, in the same run and on the same database, the overview counted anew from the cases.
 *
 * Usage: node dist/server/overview.bench.js [cases, 1000000] [calls each, 60]. Needs TEST_DATABASE_SUPER_URL.
 */
import { scopeOf, type Viewer } from '#access';
import { shanghaiDay } from '#contracts';
import { Network } from '#network';
import { Database } from '#platform/database';
import { Counters } from '#workload';
import { liveOverview } from '../support/live-overview.js';
import { type Caller, startSystem } from '../support/system.js';
import { print } from './print.js';

const cases = Number(process.argv[2] ?? 1_000_000);
const calls = Number(process.argv[3] ?? 60);
/** As many at a time as a busy office has people pressing the same key. */
const AT_ONCE = 4;
const BATCH = 100_000;
const LIGHTING = '中国中山（灯饰）知识产权快速维权中心';

interface Line {
  readonly what: string;
  readonly p50: number;
  readonly p95: number;
  readonly most: number;
}

const round = (ms: number): number => Math.round(ms * 10) / 10;

async function timed(what: string, times: number, atOnce: number, once: () => Promise<unknown>): Promise<Line> {
  await once();
  const took: number[] = [];
  let left = times;
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (left > 0) {
        left -= 1;
        const began = performance.now();
        await once();
        took.push(performance.now() - began);
      }
    }),
  );
  took.sort((a, b) => a - b);
  const at = (share: number): number => round(took[Math.min(took.length - 1, Math.floor(took.length * share))] ?? 0);
  return { what, p50: at(0.5), p95: at(0.95), most: round(took.at(-1) ?? 0) };
}

/** Every call has to succeed: a quick refusal is not a quick answer. */
const get = (who: Caller, path: string) => async (): Promise<unknown> => {
  const answer = await who.call('GET', path);
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
};

const system = await startSystem({ worker: false, env: { DATABASE_POOL: '10' } });
const { directory } = await system.api.app.get(Network).current();
const institutions = directory.institutions.map(({ id }) => id);
const lighting = await system.institutionId(LIGHTING);
const seconds = (since: number): number => Math.round((performance.now() - since) / 100) / 10;

// 7 of 100 are open (690 thousand of 10 million); one institution holds ten times its share, as the busiest do.
const filling = performance.now();
await system.database.query(`SET synchronous_commit = off`);
for (let from = 0; from < cases; from += BATCH) {
  await system.database.query(
    `INSERT INTO case_file (id, case_no, query_code_hash, status, holder_institution_id, coordinator_queue, channel, mode, ip_type, matters, title,
                            applicant_name, place_code, is_confidential, is_urgent, received_at, examine_by, due_on, closed_at, result_kind)
     SELECT gen_random_uuid(), 'WY' || lpad(i::text, 10, '0'), 'x',
            CASE WHEN i % 100 >= 7 THEN (ARRAY['concluded', 'archived', 'withdrawn', 'refused_final'])[1 + i % 4]
                 WHEN i % 700 = 3 THEN 'triage'
                 ELSE (ARRAY['examining', 'accepted', 'assigned', 'handling', 'supplement_pending', 'result_review', 'suspended'])[1 + (i / 100) % 7] END,
            CASE WHEN i % 700 = 3 THEN NULL WHEN i % 15 = 0 THEN $3 ELSE ($4::text[])[1 + (i * 7919) % $5] END,
            'provincial:' || ($6::text[])[1 + (i * 31) % 31], 'web', 'offline',
            (ARRAY['patent_design', 'trademark', 'copyright', 'patent_utility', 'patent_invention', 'trade_secret'])[1 + (i * 13) % 6], ARRAY['infringement_opinion'],
            '吊灯 ' || i, '申请人 ' || i, ($6::text[])[1 + (i * 31) % 31], i % 97 = 0, i % 41 = 0,
            now() - (i % 100 < 7)::int * (i % 60) * interval '1 day' - (i % 100 >= 7)::int * (i % 1500) * interval '1 day',
            current_date, CASE WHEN i % 100 < 7 THEN current_date - 5 + (i % 25)::int END,
            CASE WHEN i % 100 >= 7 THEN now() - (i % 1460) * interval '1 day' END, CASE WHEN i % 100 >= 7 THEN 'advice_given' END
       FROM generate_series($1::bigint, $2::bigint) AS i`,
    [
      from + 1,
      Math.min(from + BATCH, cases),
      lighting,
      institutions,
      institutions.length,
      [
        '11',
        '12',
        '13',
        '14',
        '15',
        '21',
        '22',
        '23',
        '31',
        '32',
        '33',
        '34',
        '35',
        '36',
        '37',
        '41',
        '42',
        '43',
        '44',
        '45',
        '46',
        '50',
        '51',
        '52',
        '53',
        '54',
        '61',
        '62',
        '63',
        '64',
        '65',
      ].map((two) => `${two}0000`),
    ],
  );
}
await system.database.query(
  `INSERT INTO closing SELECT id, coordinator_queue, coalesce(holder_institution_id, ''), is_confidential, place_code, ip_type, status, result_kind,
          closed_at::date, 86400, 864000, 0, 7200, 60, (hashtext(case_no) % 10) <> 0, NULL, 1 + abs(hashtext(case_no)) % 5, NULL, 'satisfied'
     FROM case_file WHERE closed_at IS NOT NULL`,
);
await system.database.query(`ANALYZE`);
print(`${cases.toLocaleString('en-US')} cases filled in ${seconds(filling)} s`);
const counting = performance.now();
const counted = await system.api.app.get(Counters).roll();
await system.api.app.get(Counters).keepDay();
await system.database.query(`VACUUM ANALYZE`);
print(`${counted.toLocaleString('en-US')} changes counted in ${seconds(counting)} s`);

const examiner = await system.signedIn('examiner', { institution: LIGHTING });
const leader = await system.signedIn('team_leader', { institution: LIGHTING });
const province = await system.signedIn('provincial_coordinator', { queue: 'provincial:440000' });
const national = await system.signedIn('national_coordinator', { queue: 'national' });
const database = system.api.app.get(Database);
const today = shanghaiDay(new Date());
const nationalViewer: Viewer = {
  accountId: national.accountId,
  login: '',
  displayName: '',
  role: 'national_coordinator',
  institutionId: null,
  queue: 'national',
};

const lines: Line[] = [];
const measure = async (what: string, who: Caller, path: string): Promise<void> =>
  void lines.push(await timed(what, calls, AT_ONCE, get(who, path)));
await measure('institution: inbox', examiner, '/cases?view=inbox');
await measure('institution: overdue', examiner, '/cases?view=overdue');
await measure('institution: all', examiner, '/cases?view=all');
await measure('institution: urgent only', examiner, '/cases?view=inbox&urgent=true');
await measure('province: inbox', province, '/cases?view=inbox');
await measure('province: overdue', province, '/cases?view=overdue');
await measure('province: all', province, '/cases?view=all');
await measure('national: inbox', national, '/cases?view=inbox');
await measure('national: overdue', national, '/cases?view=overdue');
await measure('national: all', national, '/cases?view=all');
await measure('overview of an institution', leader, '/workload/overview');
await measure('overview of a province', province, '/workload/overview');
await measure('overview of the country', national, '/workload/overview');
await measure('age percentiles', national, '/workload/ages');
await measure('province × type, 30 days', national, '/workload/flows?days=30');
await measure('province × type, all time', national, '/workload/flows?days=all');
await measure('backlog of 90 days', national, '/workload/history?days=90');
await measure('closing figures, 30 days', national, '/workload/closing');
await measure('notices', examiner, '/notices');
lines.push(
  await timed('overview counted anew, no HTTP', 5, 1, () => liveOverview(database, scopeOf(nationalViewer), today)),
);
print(`\nms over HTTP, ${AT_ONCE} at once, one api process with its load beside it`);
for (const { what, p50, p95, most } of lines)
  print(
    `${what.padEnd(34)} p50 ${String(p50).padStart(8)}  p95 ${String(p95).padStart(8)}  most ${String(most).padStart(8)}`,
  );
await system.stop();
