import { type ActInput, type Actor, type Cases, correctableOf, type LockedCase } from '#cases';
import { AppError, type FactCorrection, type PartialRequest } from '#contracts';
import type { Network, NetworkView } from '#network';
import type { Tx } from '#platform/database';
import type { Referral } from '#referral';

/** Whom a correction goes through. */
export interface CorrectingRooms {
  readonly cases: Cases;
  readonly referral: Referral;
  readonly network: Network;
}

/** Facts are put right first, for clocks and lists follow them; an act that is refused takes everything back. */
export async function correctFacts(
  tx: Tx,
  { cases, referral, network }: CorrectingRooms,
  { row }: LockedCase,
  actor: Actor,
  given: ActInput,
): Promise<void> {
  const { corrected, was } = checkedCorrection(
    await cases.filedRequest(tx, row.id),
    given.corrected,
    await network.current(),
  );
  await writeCorrection(tx, row.id, corrected);
  const now = await cases.lockById(tx, row.id);
  const input = { ...given, corrected, was };
  const permitted = await cases.apply(tx, now, 'correct_facts', actor, input);
  await referral.follow(tx, now, permitted, input);
}

interface Checked {
  /** Only what is otherwise than before. */
  readonly corrected: FactCorrection;
  readonly was: FactCorrection;
}

/**
 * A correction as it will be kept: what says nothing new falls out.
 * @throws `request.invalid` when nothing is left, or rights were added or taken away; `network.region_unknown`
 */
function checkedCorrection(
  filed: PartialRequest,
  given: FactCorrection | null | undefined,
  view: NetworkView,
): Checked {
  const known = correctableOf(filed);
  const keys = (Object.keys(known) as (keyof FactCorrection)[]).filter((key) => given?.[key] !== undefined);
  const isNew = (key: keyof FactCorrection): boolean => JSON.stringify(given?.[key]) !== JSON.stringify(known[key]);
  const told = keys.filter(isNew);
  if (told.length === 0)
    throw invalid('corrected', '没有需要更正的内容。', 'Nothing differs from what is on the file.');
  if (given?.rights && given.rights.length !== known.rights.length)
    throw invalid('corrected.rights', '请逐项更正，不增减权利。', 'Correct each right; none is added or taken away.');
  for (const code of [given?.applicantRegion, ...(given?.places ?? []).map(({ regionCode }) => regionCode)])
    if (code && !view.regionByCode.has(code)) throw new AppError('network.region_unknown', { code });
  const pick = (from: FactCorrection): FactCorrection => Object.fromEntries(told.map((key) => [key, from[key]]));
  return { corrected: pick(given ?? {}), was: pick(known) };
}

/** What lists and clocks read of the facts follows them. A file once restricted stays so: what was secret is not made public by a correction. */
async function writeCorrection(tx: Tx, caseId: string, given: FactCorrection): Promise<void> {
  const { matters, mode, rights, applicantRegion } = given;
  await tx.query(
    `UPDATE case_file SET matters = coalesce($2, matters), mode = coalesce($3, mode), ip_type = coalesce($4, ip_type),
            is_confidential = is_confidential OR $5 WHERE id = $1`,
    [
      caseId,
      matters ?? null,
      mode ?? null,
      rights?.[0]?.type ?? null,
      rights?.some(({ type }) => type === 'trade_secret') ?? false,
    ],
  );
  if (applicantRegion !== undefined)
    await tx.query(`UPDATE party SET region_code = $2 WHERE case_id = $1 AND side = 'applicant'`, [
      caseId,
      applicantRegion,
    ]);
}

const invalid = (path: string, zh: string, en: string): AppError =>
  new AppError('request.invalid', {}, [{ path, code: 'not_allowed', message: { zh, en } }]);
