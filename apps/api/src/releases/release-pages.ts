import { Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import { Network, type NetworkView } from '#network';
import {
  type KeptProof,
  type RehearsalResult,
  type ReleaseKind,
  type ReleasePage,
  ReleaseQueries,
  type ReleaseSummary,
  type RunView,
} from '#releases';
import { policyOf } from '#routing';
import { refById } from '../public/present.js';
import type {
  CalendarLineDto,
  CurrentDirectoryDto,
  CurrentPolicyDto,
  HandOverPlanDto,
  ReleaseProofDto,
  RehearsalDto,
  ReleaseDetailDto,
  ReleaseSummaryDto,
  RunDto,
  ShadowLogDto,
} from './releases.dto.js';

/** Releases as screens show them: names for ids, and what the viewer may do. */
@Injectable()
export class ReleasePages {
  constructor(
    private readonly queries: ReleaseQueries,
    private readonly network: Network,
  ) {}

  async list(kind: ReleaseKind): Promise<ReleaseSummaryDto[]> {
    return (await this.queries.list(kind)).map(summaryOf);
  }

  async detail(kind: ReleaseKind, id: string, viewer: Viewer): Promise<ReleaseDetailDto> {
    const page = await this.queries.page(kind, id);
    const { release, phase, live } = page;
    const run = (of: string): RunView | null => page.runs.find((one) => one.kind === of) ?? null;
    const rehearsal = run('rehearsal');
    const liveVersion = kind === 'directory' ? live.directory.version : policyOf(live).version;
    const isNational = viewer.role === 'national_coordinator';
    return {
      ...summaryOf(page),
      changes: kind === 'directory' ? (release.changes as ReleaseDetailDto['changes']) : [],
      policy: kind === 'policy' ? (release.changes as Record<string, unknown>) : null,
      basePolicy: kind === 'policy' ? { ...policyOf(page.base) } : null,
      faults: [...release.faults],
      isOutdated: phase === 'draft' && release.baseVersion !== liveVersion,
      proof: release.proof && proofOf(release.proof, release.provedVersion === release.contentVersion, live),
      proofRun: runOf(run('proof'), page),
      rehearsalRun: runOf(rehearsal, page),
      rehearsal: rehearsal?.state === 'done' ? rehearsalOf(rehearsal.result as RehearsalResult) : null,
      plan: this.planOf(page),
      mayEdit: isNational && phase === 'draft',
      mayApprove: isNational && phase === 'draft' && !release.editedBy.includes(viewer.accountId),
      mayRollBack: isNational && (phase === 'in_force' || phase === 'scheduled'),
    };
  }

  async shadowLog(kind: ReleaseKind, id: string): Promise<ShadowLogDto> {
    const { since, rows, ...counts } = await this.queries.shadowLog(kind, id);
    const items = rows.map(({ at, liveName, shadowName, liveRules, shadowRules, caseNo }) => ({
      caseNo,
      at: at.toISOString(),
      live: liveName,
      shadow: shadowName,
      liveRules: [...liveRules],
      shadowRules: [...shadowRules],
    }));
    return { since: since?.toISOString() ?? null, ...counts, items };
  }

  async directory(): Promise<CurrentDirectoryDto> {
    const { directory, validFrom } = await this.network.current();
    return {
      version: directory.version,
      validFrom,
      institutions: directory.institutions.map((row) => ({
        ...row,
        industries: [...row.industries],
        ipTypes: row.ipTypes && [...row.ipTypes],
      })),
      regionChanges: (directory.regionChanges ?? []).map((change) => ({
        ...change,
        codes: [...change.codes],
        into: [...change.into],
      })),
      calendar: await this.calendar('directory'),
    };
  }

  async policy(): Promise<CurrentPolicyDto> {
    const view = await this.network.current();
    const policy = policyOf(view);
    return {
      version: policy.version,
      validFrom: view.policyValidFrom,
      policy: { ...policy },
      calendar: await this.calendar('policy'),
    };
  }

  private async calendar(kind: ReleaseKind): Promise<CalendarLineDto[]> {
    const lines = await this.queries.calendar(kind);
    return lines.map(({ version, validFrom, releaseId }) => ({ version, validFrom, releaseId }));
  }

  private planOf({ plan, live, base }: ReleasePage): HandOverPlanDto {
    const named = (id: string | null): ReturnType<typeof refById> => {
      const inBase = id !== null && base.institutionById.has(id);
      return refById(id, inBase ? base : live);
    };
    const rows = plan.rows.map(({ leavingId, toId, toDesk, ...row }) => ({
      ...row,
      leaving: named(leavingId) ?? { id: leavingId, name: leavingId, kind: 'assistance_centre' as const },
      to: named(toId),
      toDesk: toDesk === null ? null : this.network.deskName(toDesk, live),
    }));
    return { total: plan.total, rows };
  }
}

function summaryOf({ release, phase, people, shadowSince }: ReleaseSummary): ReleaseSummaryDto {
  const name = (id: string | null): string | null => (id === null ? null : (people.get(id) ?? id));
  return {
    id: release.id,
    kind: release.kind,
    title: release.title,
    phase,
    revision: release.revision,
    baseVersion: release.baseVersion,
    contentVersion: release.contentVersion,
    editors: release.editedBy.flatMap((id) => name(id) ?? []),
    editedAt: release.editedAt.toISOString(),
    effectiveOn: release.effectiveOn,
    approvedBy: name(release.approvedBy),
    rolledBackBy: name(release.rolledBackBy),
    note: release.note,
    isSound: release.provedVersion === release.contentVersion ? (release.proof?.isSound ?? null) : null,
    shadowSince: shadowSince?.toISOString() ?? null,
    appliedAt: release.appliedAt?.toISOString() ?? null,
  };
}

const proofOf = (proof: KeptProof, isCurrent: boolean, view: NetworkView): ReleaseProofDto => ({
  ...proof,
  isCurrent,
  holes: proof.holes.map((hole) => ({ ...hole, placeName: view.placeName(hole.place) })),
  ties: proof.ties.map(({ institutions, cells }) => ({ institutions: [...institutions], cells })),
  dead: [...proof.dead],
  onlyChosen: [...proof.onlyChosen],
  gaps: proof.gaps.map((gap) => ({ ...gap, provinceName: gap.province && view.placeName(gap.province) })),
});

function runOf(run: RunView | null, { release }: ReleasePage): RunDto | null {
  if (run === null) return null;
  return {
    id: run.id,
    state: run.state as RunDto['state'],
    isCurrent: run.contentVersion === release.contentVersion,
    from: run.periodFrom,
    to: run.periodTo,
    done: run.done,
    total: run.total,
    fault: run.fault,
    askedAt: run.askedAt.toISOString(),
  };
}

function rehearsalOf({ forecast, loads, moves, ...report }: RehearsalResult): RehearsalDto {
  const breaches = new Map(forecast.byInstitution.map((one) => [one.id, one]));
  const tenth = (value: number): number => Math.round(value * 10) / 10;
  return {
    cases: report.cases,
    moved: report.moved,
    coHandlersChanged: report.coHandlersChanged,
    toDesk: report.toDesk,
    fromDesk: report.fromDesk,
    moves: [...moves],
    otherMoves: report.otherMoves,
    loads: loads
      .filter(({ before, after }) => before !== after)
      .map((load) => ({
        ...load,
        breachesBefore: tenth(breaches.get(load.id)?.before ?? 0),
        breachesAfter: tenth(breaches.get(load.id)?.after ?? 0),
      })),
    breachesBefore: tenth(forecast.before),
    breachesAfter: tenth(forecast.after),
    keptMoves: report.keptMoves,
    seconds: report.seconds,
  };
}
