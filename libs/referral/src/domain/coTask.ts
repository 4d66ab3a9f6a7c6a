import type { Matter, RegionCode, Stage } from '#contracts';

/** A place of the acts, with its stage of trade where that is said. */
export interface ActPlace {
  readonly regionCode: RegionCode;
  readonly stage: Stage | null;
}

/** What a co-handler is brought in for. */
export interface Assignment {
  readonly stage: Stage | null;
  readonly asks: string;
}

/** What an institution can do at each stage of trade of a geographical indication; the origin leads. */
const AT_STAGE: Readonly<Record<Stage, string>> = {
  origin: '核实产地、质量特色和专用标志使用情况，提供产地证明材料',
  circulation: '查清流通环节的来源和去向，固定批发、运输、仓储证据',
  sale: '核实销售地的侵权事实，协助固定销售证据并对接当地执法部门',
};

const IN_GENERAL = '协助核实当地的侵权事实、固定证据，并对接当地有关部门';
const FOR_KNOWLEDGE = '就本地情况提供意见，协助申请人办理需要在当地办理的事项';

const covers = (area: RegionCode, place: RegionCode): boolean =>
  place === area ||
  (area.endsWith('0000')
    ? place.startsWith(area.slice(0, 2))
    : area.endsWith('00') && place.startsWith(area.slice(0, 4)));

/**
 * What an institution that stands at `area` is asked to do: one task for each stage of trade whose place it covers, in the order of
 * trade; without stages one task in plain words.
 */
export function assignmentsFor(
  area: RegionCode,
  places: readonly ActPlace[],
  matters: readonly Matter[],
): readonly Assignment[] {
  const mine = places.filter(({ regionCode }) => covers(area, regionCode));
  const stages = (['origin', 'circulation', 'sale'] as const).filter((stage) =>
    mine.some((place) => place.stage === stage),
  );
  if (stages.length > 0) return stages.map((stage) => ({ stage, asks: AT_STAGE[stage] }));
  const isLocal = mine.length > 0 || matters.includes('evidence_guidance');
  return [{ stage: null, asks: isLocal ? IN_GENERAL : FOR_KNOWLEDGE }];
}
