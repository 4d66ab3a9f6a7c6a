import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { scopeOf, type Viewer } from '#access';
import { CaseFiles } from '#cases';
import { AppError, IP_TYPES, MATTERS, ROLES, type IpType, type Matter, type Role } from '#contracts';
import { parseCaseNumber } from '#intake';
import {
  Assignments,
  EFFORT,
  FURTHER_FACTOR,
  OBSTACLES,
  type Proposal,
  type TeamMember,
  URGENT_FACTOR,
  WAITING_FACTOR,
} from '#workload';
import { CurrentViewer, SignedIn } from '../http/access.js';
import { Code, Codes, Day, Facts, Flag, Instant, Part, Parts, Text, Texts, Whole } from '../http/fields.js';

class PlacingDto {
  @Text(60) id: string;
  @Text(100) displayName: string;
  @Code(ROLES, { enumName: 'Role' }) role: Role;
  @Whole(1, 1000, { optional: true, description: 'null = not eligible, for the reasons given' }) rank: number | null;
  @Codes(OBSTACLES, { description: 'everything that stands against her taking it' }) obstacles: string[];
  @Whole(0, 1e6, { description: 'hours in hand' }) load: number;
  @Whole(0, 1e6) maxLoad: number;
  @Whole(0, 1e6, { description: 'hours with this case' }) after: number;
  @Whole(0, 1e6) openCases: number;
}

class AssignmentDto {
  @Part(() => PlacingDto, { optional: true, description: 'who should take it; null = nobody can now' })
  proposed: PlacingDto | null;
  @Parts(() => PlacingDto) placings: PlacingDto[];
  @Whole(0, 1e6, { description: 'hours that the case weighs' }) effort: number;
  @Whole(0, 1e6, { description: 'cases of the other side that the institution helps; what they are is not shown' })
  institutionalConflicts: number;
  @Flag({ description: 'the institution has its cases given out by themselves' }) isAutomatic: boolean;
}

class LeaveDto {
  @Day() from: string;
  @Day({ description: 'the last day of it' }) to: string;
}

class DeclaredDto {
  @Text(60) id: string;
  @Text(200, { description: 'shown to her and her leader only' }) name: string;
  @Instant() declaredAt: string;
}

class TeamMemberDto {
  @Text(60) id: string;
  @Text(100) displayName: string;
  @Code(ROLES, { enumName: 'Role' }) role: Role;
  @Flag() takesCases: boolean;
  @Codes(IP_TYPES, { optional: true, description: 'null = every type that the institution takes' }) ipTypes:
    | IpType[]
    | null;
  @Codes(MATTERS, { optional: true, description: 'null = all' }) matters: Matter[] | null;
  @Whole(0, 2000, { description: 'hours of work at a time' }) maxLoad: number;
  @Whole(0, 1e6) load: number;
  @Whole(0, 1e6) openCases: number;
  @Flag() isPresent: boolean;
  @Parts(() => LeaveDto) leave: LeaveDto[];
  @Parts(() => DeclaredDto) declared: DeclaredDto[];
}

class TeamDto {
  @Parts(() => TeamMemberDto) items: TeamMemberDto[];
  @Flag() isAutomatic: boolean;
  @Facts({ description: 'hours per form of assistance, and the factors: published, the same for everybody' })
  weights: Record<string, unknown>;
}

class ProfileDto {
  @Flag({ optional: true }) takesCases?: boolean | null;
  @Codes(IP_TYPES, { optional: true, description: 'null = every type that the institution takes' }) ipTypes?:
    | IpType[]
    | null;
  @Codes(MATTERS, { optional: true, description: 'null = all' }) matters?: Matter[] | null;
  @Whole(0, 2000, { optional: true }) maxLoad?: number | null;
  @Flag({ optional: true }) isPresent?: boolean | null;
  @Parts(() => LeaveDto, { optional: true, max: 50 }) leave?: LeaveDto[] | null;
  @Texts(200, { optional: true, most: 20, description: 'names or numbers of parties that she must not meet' })
  declares?: string[] | null;
  @Texts(60, { optional: true, most: 50, description: 'ids of declarations that she takes back' }) withdraws?:
    | string[]
    | null;
}

class SwitchDto {
  @Flag() isAutomatic: boolean;
}

const WEIGHTS = { hours: EFFORT, urgent: URGENT_FACTOR, further: FURTHER_FACTOR, waiting: WAITING_FACTOR };
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Giving out cases inside an institution. */
@ApiTags('workload')
@Controller()
export class AssignmentController {
  constructor(
    private readonly assignments: Assignments,
    private readonly files: CaseFiles,
  ) {}

  @SignedIn('staff', 'coordinator')
  @Get('cases/:caseNo/assignment')
  @ApiOperation({ summary: 'Who of the institution should take the case and why, and everybody else’s reasons not to' })
  @ApiOkResponse({ type: AssignmentDto })
  async assignment(@Param('caseNo') caseNo: string, @CurrentViewer() viewer: Viewer): Promise<AssignmentDto> {
    const { caseId, holder, offered } = await this.files.read(
      scopeOf(viewer),
      { caseNo: parseCaseNumber(caseNo) ?? '-' },
      ({ row, locked }) =>
        Promise.resolve({ caseId: row.id, holder: row.holder_institution_id, offered: locked.state.offeredTo }),
    );
    const isOwn = viewer.institutionId !== null && viewer.institutionId === (holder ?? offered);
    const proposal = await this.assignments.proposalFor(caseId, holder ?? offered ?? '');
    // Who works where, and how much, is the institution's own; that it helps the other side is what a desk has to know.
    return isOwn ? present(proposal) : { ...present(proposal), proposed: null, placings: [] };
  }

  @SignedIn('staff')
  @Get('workload/team')
  @ApiOperation({
    summary: 'Colleagues with what they take, their leave and their load; the weights that load is counted by',
  })
  @ApiOkResponse({ type: TeamDto })
  async team(@CurrentViewer() viewer: Viewer): Promise<TeamDto> {
    const [scope, institution] = [scopeOf(viewer), viewer.institutionId ?? ''];
    const members = await this.assignments.team(scope, institution);
    return {
      items: members.map((member) => presentMember(member, viewer)),
      isAutomatic: await this.assignments.isAutomatic(scope, institution),
      weights: WEIGHTS,
    };
  }

  @SignedIn('staff')
  @Post('workload/team/:accountId')
  @HttpCode(200)
  @ApiOperation({ summary: 'Changes a profile: one’s own, or as a leader a colleague’s' })
  @ApiOkResponse({ type: TeamDto })
  async change(
    @Param('accountId') accountId: string,
    @Body() body: ProfileDto,
    @CurrentViewer() viewer: Viewer,
  ): Promise<TeamDto> {
    const isOwn = accountId === viewer.accountId;
    if (!UUID.test(accountId) || (!isOwn && viewer.role !== 'team_leader')) throw new AppError('auth.forbidden');
    await this.assignments.change(scopeOf(viewer), accountId, byOf(viewer), body);
    return this.team(viewer);
  }

  @SignedIn('team_leader')
  @Post('workload/assignment')
  @HttpCode(200)
  @ApiOperation({ summary: 'Whether accepted cases are given out by themselves; off = they are proposed' })
  @ApiOkResponse({ type: TeamDto })
  async switch(@Body() body: SwitchDto, @CurrentViewer() viewer: Viewer): Promise<TeamDto> {
    await this.assignments.setAutomatic(scopeOf(viewer), byOf(viewer), body.isAutomatic);
    return this.team(viewer);
  }
}

const byOf = ({ accountId, institutionId }: Viewer): { accountId: string; institutionId: string } => ({
  accountId,
  institutionId: institutionId ?? '',
});

function present(proposal: Proposal): AssignmentDto {
  const placings = proposal.placings.map(({ id, rank, obstacles, load, maxLoad, after }): PlacingDto => {
    const person = proposal.names.get(id);
    return {
      id,
      displayName: person?.displayName ?? '',
      role: (person?.role ?? 'handler') as Role,
      rank,
      obstacles: [...obstacles],
      load,
      maxLoad,
      after,
      openCases: person?.openCases ?? 0,
    };
  });
  return {
    proposed: placings.find(({ id }) => id === proposal.handlerId) ?? null,
    placings,
    effort: proposal.effort,
    institutionalConflicts: proposal.institutionalConflicts,
    isAutomatic: proposal.isAutomatic,
  };
}

/** What somebody declared about herself is hers and her leader's to read. */
function presentMember(member: TeamMember, viewer: Viewer): TeamMemberDto {
  const mayRead = viewer.role === 'team_leader' || viewer.accountId === member.id;
  return {
    id: member.id,
    displayName: member.displayName,
    role: member.role,
    takesCases: member.takesCases,
    ipTypes: member.ipTypes && [...member.ipTypes],
    matters: member.matters && [...member.matters],
    maxLoad: member.maxLoad,
    load: member.load,
    openCases: member.openCases,
    isPresent: member.isPresent,
    leave: member.leave.map(({ from, to }) => ({ from, to })),
    declared: mayRead
      ? member.declared.map(({ id, name, declaredAt }) => ({ id, name, declaredAt: declaredAt.toISOString() }))
      : [],
  };
}
