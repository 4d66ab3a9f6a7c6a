import { INSTITUTION_KINDS, IP_TYPES, type InstitutionKind, type IpType, type Provenance } from '#contracts';
import { CHANGE_KINDS, type ChangeKind } from '#network';
import { CHOSEN_BY, RELEASE_KINDS, RELEASE_PHASES } from '#releases';
import { Code, Codes, Day, Facts, Flag, Instant, Part, Parts, Region, Text, Texts, Whole } from '../http/fields.js';
import { InstitutionRefDto } from '../public/answers.dto.js';

const PROVENANCES = ['verified', 'existence verified', 'unverified'] as const;
const REGION_CHANGES = ['renamed', 'merged', 'split'] as const;
const RUN_STATES = ['waiting', 'running', 'done', 'failed', 'cancelled'] as const;

export class NewReleaseDto {
  @Text(100, { min: 1, description: 'what the release is about' }) title: string;
}

export class DivisionDto {
  @Region() code: string;
  @Text(60, { min: 1 }) nameZh: string;
}

export class RegionChangeDto {
  @Code(REGION_CHANGES) kind: (typeof REGION_CHANGES)[number];
  @Texts(6, { most: 50, description: 'the divisions that change' }) codes: string[];
  @Parts(() => DivisionDto, {
    min: 1,
    max: 50,
    description: 'what they are afterwards; the first answers for codes that end',
  })
  into: DivisionDto[];
  @Day({ description: 'from when it holds by the decree' }) on: string;
  @Text(100, { optional: true, description: 'the decree' }) basis: string | null;
}

export class InstitutionFieldsDto {
  @Text(80, { optional: true }) nameZh?: string;
  @Code(INSTITUTION_KINDS, { optional: true, enumName: 'InstitutionKind' }) kind?: InstitutionKind;
  @Region({ optional: true }) regionCode?: string;
  @Texts(30, { optional: true, most: 50 }) industries?: string[];
  @Codes(IP_TYPES, { optional: true, enumName: 'IpType', description: 'null = what its kind takes' }) ipTypes?:
    | IpType[]
    | null;
  @Text(40, { optional: true }) phone?: string | null;
  @Code(PROVENANCES, { optional: true }) provenance?: Provenance;
  @Text(300, { optional: true }) source?: string | null;
  @Whole(0, 100_000, { optional: true, description: 'open cases that it can carry' }) capacity?: number | null;
}

export class DirectoryChangeDto {
  @Code(CHANGE_KINDS) kind: ChangeKind;
  @Text(60, { optional: true, description: 'the institution that changes, closes or merges' }) id?: string | null;
  @Text(60, { optional: true, description: 'merge: whom into; close: who takes what the rule leaves to nobody' })
  intoId?: string | null;
  @Part(() => InstitutionFieldsDto, { optional: true }) set?: InstitutionFieldsDto | null;
  @Part(() => RegionChangeDto, { optional: true }) region?: RegionChangeDto | null;
  @Text(300, { optional: true }) note?: string | null;
}

/** What a draft says: edits of the directory, or a whole policy. */
export class DraftDto {
  @Text(100, { min: 1 }) title: string;
  @Parts(() => DirectoryChangeDto, { optional: true, max: 500 }) changes?: DirectoryChangeDto[];
  @Facts({ optional: true, description: 'a competence policy; every fault of it is told in `faults`' }) policy?: Record<
    string,
    unknown
  >;
}

export class ApprovalDto {
  @Day({ description: 'from when it is in force, in every process, by itself' }) effectiveOn: string;
  @Text(500, { optional: true }) note?: string | null;
}

export class RollBackDto {
  @Text(500, { min: 1 }) reason: string;
}

export class PeriodDto {
  @Day({ optional: true }) from?: string | null;
  @Day({ optional: true }) to?: string | null;
}

export class ShadowSwitchDto {
  @Flag() on: boolean;
}

export class PlanChoiceDto {
  @Text(40, { min: 1 }) caseNo: string;
  @Text(60, { min: 1 }) institutionId: string;
}

export class ReleaseStartedDto {
  @Text(36) id: string;
}

export class RunStartedDto {
  @Text(36) runId: string;
}

export class DraftFaultDto {
  @Text(200, { optional: true, description: 'number of the change, or member of the policy' }) at: string | null;
  @Text(80, { optional: true }) institution: string | null;
  @Text(40) problem: string;
  @Text(300, { optional: true }) value: string | null;
}

export class ReleaseSummaryDto {
  @Text(36) id: string;
  @Code(RELEASE_KINDS) kind: (typeof RELEASE_KINDS)[number];
  @Text(100) title: string;
  @Code(RELEASE_PHASES, { enumName: 'ReleasePhase' }) phase: (typeof RELEASE_PHASES)[number];
  @Whole(1, 1e9) revision: number;
  @Text(40) baseVersion: string;
  @Text(40, { optional: true }) contentVersion: string | null;
  @Texts(80) editors: string[];
  @Instant() editedAt: string;
  @Day({ optional: true }) effectiveOn: string | null;
  @Text(80, { optional: true }) approvedBy: string | null;
  @Text(80, { optional: true }) rolledBackBy: string | null;
  @Text(500, { optional: true }) note: string | null;
  @Flag({ optional: true, description: 'null = what it says now has not been proved' }) isSound: boolean | null;
  @Instant({ optional: true }) shadowSince: string | null;
  @Instant({ optional: true, description: 'when every case stood at its new owner' }) appliedAt: string | null;
}

export class ReleaseListDto {
  @Parts(() => ReleaseSummaryDto) items: ReleaseSummaryDto[];
}

export class HoleDto {
  @Text(6) place: string;
  @Text(60) placeName: string;
  @Text(40) type: string;
  @Text(40) kind: string;
  @Flag() applicantOnMainland: boolean;
  @Text(40, { optional: true }) industry: string | null;
  @Text(40) problem: string;
}

export class TieDto {
  @Parts(() => InstitutionRefDto) institutions: InstitutionRefDto[];
  @Whole(0, 1e9) cells: number;
}

export class GapDto {
  @Text(6, { optional: true }) province: string | null;
  @Text(60, { optional: true }) provinceName: string | null;
  @Text(40) kind: string;
  @Whole(0, 1e9) cells: number;
  @Whole(0, 1e9, { description: 'cases of the last twelve months' }) demand: number;
}

export class ReleaseProofDto {
  @Flag() isSound: boolean;
  @Flag({ description: 'whether it speaks of what the draft says now' }) isCurrent: boolean;
  @Whole(0, 1e9) places: number;
  @Whole(0, 1e12) cells: number;
  @Whole(0, 1e9) decisions: number;
  @Whole(0, 1e9) holeCells: number;
  @Parts(() => HoleDto) holes: HoleDto[];
  @Parts(() => TieDto) ties: TieDto[];
  @Parts(() => InstitutionRefDto) dead: InstitutionRefDto[];
  @Parts(() => InstitutionRefDto) onlyChosen: InstitutionRefDto[];
  @Whole(0, 1e9) fallbackCells: number;
  @Whole(0, 1, { description: 'share of the last twelve months, 0 to 1' }) fallbackShare: number;
  @Parts(() => GapDto) gaps: GapDto[];
  @Whole(0, 1e9) ms: number;
  @Instant() provedAt: string;
}

export class MoveDto {
  @Text(80) from: string;
  @Text(80) to: string;
  @Whole(0, 1e9) cases: number;
}

export class LoadDto {
  @Text(60) id: string;
  @Text(80) name: string;
  @Whole(0, 1e9) before: number;
  @Whole(0, 1e9) after: number;
  @Whole(0, 1e9) breachesBefore: number;
  @Whole(0, 1e9) breachesAfter: number;
}

export class RehearsalDto {
  @Whole(0, 1e9) cases: number;
  @Whole(0, 1e9) moved: number;
  @Whole(0, 1e9) coHandlersChanged: number;
  @Whole(0, 1e9) toDesk: number;
  @Whole(0, 1e9) fromDesk: number;
  @Parts(() => MoveDto) moves: MoveDto[];
  @Whole(0, 1e9) otherMoves: number;
  @Parts(() => LoadDto, { description: 'institutions whose load changes, largest change first' }) loads: LoadDto[];
  @Whole(0, 1e9) breachesBefore: number;
  @Whole(0, 1e9) breachesAfter: number;
  @Whole(0, 1e9, { description: 'moved cases that are kept by number' }) keptMoves: number;
  @Whole(0, 1e9) seconds: number;
}

export class RunDto {
  @Text(36) id: string;
  @Code(RUN_STATES, { enumName: 'RunState' }) state: (typeof RUN_STATES)[number];
  @Flag() isCurrent: boolean;
  @Day({ optional: true }) from: string | null;
  @Day({ optional: true }) to: string | null;
  @Whole(0, 1e9) done: number;
  @Whole(0, 1e9) total: number;
  @Text(500, { optional: true }) fault: string | null;
  @Instant() askedAt: string;
}

export class PlannedHandOverDto {
  @Text(40) caseNo: string;
  @Text(40) status: string;
  @Text(40) ipType: string;
  @Part(() => InstitutionRefDto) leaving: InstitutionRefDto;
  @Part(() => InstitutionRefDto, { optional: true }) to: InstitutionRefDto | null;
  @Text(60, { optional: true }) toDesk: string | null;
  @Code(CHOSEN_BY) chosenBy: string;
  @Code(['planned', 'done', 'skipped']) state: string;
  @Day({ optional: true, description: 'the next promise; a hand-over does not move it' }) dueOn: string | null;
}

export class HandOverPlanDto {
  @Whole(0, 1e9) total: number;
  @Parts(() => PlannedHandOverDto) rows: PlannedHandOverDto[];
}

export class ReleaseDetailDto extends ReleaseSummaryDto {
  @Parts(() => DirectoryChangeDto) changes: DirectoryChangeDto[];
  @Facts({ optional: true }) policy: Record<string, unknown> | null;
  @Facts({ optional: true, description: 'the policy that the draft was made from' }) basePolicy: Record<
    string,
    unknown
  > | null;
  @Parts(() => DraftFaultDto) faults: DraftFaultDto[];
  @Flag({ description: 'whether another release came into force since the draft was made' }) isOutdated: boolean;
  @Part(() => ReleaseProofDto, { optional: true }) proof: ReleaseProofDto | null;
  @Part(() => RunDto, { optional: true }) proofRun: RunDto | null;
  @Part(() => RunDto, { optional: true }) rehearsalRun: RunDto | null;
  @Part(() => RehearsalDto, { optional: true }) rehearsal: RehearsalDto | null;
  @Part(() => HandOverPlanDto) plan: HandOverPlanDto;
  @Flag() mayEdit: boolean;
  @Flag({ description: 'false for whoever wrote in it' }) mayApprove: boolean;
  @Flag() mayRollBack: boolean;
}

export class DisagreementDto {
  @Text(40) caseNo: string;
  @Instant() at: string;
  @Text(80) live: string;
  @Text(80) shadow: string;
  @Texts(10) liveRules: string[];
  @Texts(10) shadowRules: string[];
}

export class ShadowLogDto {
  @Instant({ optional: true }) since: string | null;
  @Whole(0, 1e9) compared: number;
  @Whole(0, 1e9) differed: number;
  @Parts(() => DisagreementDto) items: DisagreementDto[];
}

export class CalendarLineDto {
  @Text(40) version: string;
  @Day() validFrom: string;
  @Text(36, { optional: true }) releaseId: string | null;
}

export class ListedInstitutionDto extends InstitutionFieldsDto {
  @Text(60) id: string;
}

export class CurrentDirectoryDto {
  @Text(40) version: string;
  @Day() validFrom: string;
  @Parts(() => ListedInstitutionDto) institutions: ListedInstitutionDto[];
  @Parts(() => RegionChangeDto) regionChanges: RegionChangeDto[];
  @Parts(() => CalendarLineDto) calendar: CalendarLineDto[];
}

export class CurrentPolicyDto {
  @Text(40) version: string;
  @Day({ optional: true }) validFrom: string | null;
  @Facts() policy: Record<string, unknown>;
  @Parts(() => CalendarLineDto) calendar: CalendarLineDto[];
}
