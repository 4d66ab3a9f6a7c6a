import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { mayLook, scopeOf, type Viewer, whyMaySee } from '#access';
import { CaseAccess, type CaseStanding, type PersonLine } from '#cases';
import { AppError } from '#contracts';
import { parseCaseNumber } from '#intake';
import { CurrentViewer, Fresh, SignedIn } from '../http/access.js';
import { CaseAccessDto, InviteExpertDto, LookDto, NameReaderDto, OpinionDto } from './scope.dto.js';

const HOURS_OF_A_LOOK = 24;
const instant = (date: Date | null): string | null => date?.toISOString() ?? null;
const leads = (viewer: Viewer, standing: CaseStanding): boolean =>
  viewer.role === 'team_leader' && viewer.institutionId !== null && viewer.institutionId === standing.holder;

/** Persons named in one case: the list of a confidential file, and experts who are invited. Its holder's leader keeps it. */
@ApiTags('cases')
@SignedIn('staff', 'coordinator', 'expert')
@Controller('cases/:caseNo/access')
export class CaseAccessController {
  constructor(private readonly access: CaseAccess) {}

  @Get()
  @ApiOperation({ summary: 'Who is named in the case, and why the viewer sees it' })
  @ApiOkResponse({ type: CaseAccessDto })
  async list(@Param('caseNo') caseNo: string, @CurrentViewer() viewer: Viewer): Promise<CaseAccessDto> {
    const standing = await this.standing(caseNo);
    const [items, nameable] = await Promise.all([
      viewer.role === 'expert' ? [] : this.access.list(scopeOf(viewer), standing.caseNo),
      leads(viewer, standing) ? this.access.nameable(standing) : [],
    ]);
    return {
      confidential: standing.isConfidential,
      mayName: leads(viewer, standing),
      why: whyMaySee(viewer, standing),
      items: items.map(({ givenByName, ...line }) => ({
        ...line,
        givenBy: givenByName,
        since: line.since.toISOString(),
        until: instant(line.until),
        endedAt: instant(line.endedAt),
      })),
      nameable: nameable.map(({ id, displayName, role }) => ({ id, displayName, role })),
    };
  }

  @SignedIn('team_leader')
  @Fresh()
  @Post('readers')
  @HttpCode(204)
  @ApiOperation({ summary: 'Puts a colleague on the list of a confidential file' })
  @ApiNoContentResponse()
  async nameReader(
    @Param('caseNo') caseNo: string,
    @Body() { accountId }: NameReaderDto,
    @CurrentViewer() viewer: Viewer,
  ): Promise<void> {
    const standing = await this.led(caseNo, viewer);
    if (!standing.isConfidential) throw new AppError('case.act_not_allowed');
    await this.person(standing, accountId, (one) => one.institutionId === standing.holder);
    await this.access.name(viewer.accountId, standing.caseNo, {
      accountId,
      relation: 'reader',
      reason: null,
      hours: null,
    });
  }

  @SignedIn('team_leader')
  @Fresh()
  @Post('experts')
  @HttpCode(204)
  @ApiOperation({ summary: 'Invites an expert to this one case, for some days' })
  @ApiNoContentResponse()
  async invite(
    @Param('caseNo') caseNo: string,
    @Body() { accountId, task, days }: InviteExpertDto,
    @CurrentViewer() viewer: Viewer,
  ): Promise<void> {
    const standing = await this.led(caseNo, viewer);
    await this.person(standing, accountId, (one) => one.role === 'expert');
    const naming = { accountId, relation: 'expert' as const, reason: task.trim(), hours: days * 24 };
    await this.access.name(viewer.accountId, standing.caseNo, naming);
  }

  @SignedIn('expert')
  @Post('opinion')
  @HttpCode(204)
  @ApiOperation({ summary: "The expert's opinion; it is in the file, and the invitation is over" })
  @ApiNoContentResponse()
  async opine(
    @Param('caseNo') caseNo: string,
    @Body() { opinion }: OpinionDto,
    @CurrentViewer() { accountId }: Viewer,
  ): Promise<void> {
    const standing = await this.standing(caseNo);
    const row = await this.access.ownRow(accountId, standing.caseNo, 'expert');
    if (row === null) throw new AppError('case.not_named');
    await this.access.end(accountId, standing.caseNo, row, opinion.trim());
  }

  @SignedIn('team_leader')
  @Fresh()
  @Post(':id/end')
  @HttpCode(204)
  @ApiOperation({ summary: 'Takes a person off; the last one on the list of a confidential file stays' })
  @ApiNoContentResponse()
  async end(@Param('caseNo') caseNo: string, @Param('id') id: string, @CurrentViewer() viewer: Viewer): Promise<void> {
    const standing = await this.led(caseNo, viewer);
    await this.access.end(viewer.accountId, standing.caseNo, id);
  }

  private async standing(written: string): Promise<CaseStanding> {
    const standing = await this.access.standing(parseCaseNumber(written) ?? '-');
    if (!standing) throw new AppError('case.not_found');
    return standing;
  }

  private async led(caseNo: string, viewer: Viewer): Promise<CaseStanding> {
    const standing = await this.standing(caseNo);
    if (!leads(viewer, standing)) throw new AppError('case.not_owner');
    return standing;
  }

  private async person(standing: CaseStanding, id: string, fits: (one: PersonLine) => boolean): Promise<void> {
    const found = (await this.access.nameable(standing)).find((one) => one.id === id);
    if (!found || !fits(found)) throw new AppError('account.not_found');
  }
}

/** A superior's right to look at a confidential file: with a reason, for a day, and seen by those who hold it. */
@ApiTags('cases')
@SignedIn('coordinator')
@Controller('desk/looks')
export class LooksController {
  constructor(private readonly access: CaseAccess) {}

  @Fresh()
  @Post()
  @HttpCode(204)
  @ApiOperation({ summary: 'Opens a confidential file of the own province for a day; the reason stands in the file' })
  @ApiNoContentResponse()
  async look(@Body() { caseNo, reason }: LookDto, @CurrentViewer() viewer: Viewer): Promise<void> {
    const standing = await this.access.standing(parseCaseNumber(caseNo) ?? '-');
    if (!standing || !mayLook(viewer, standing)) throw new AppError('case.not_found');
    if (reason.trim().length < 4) throw new AppError('case.reason_required');
    await this.access.name(viewer.accountId, standing.caseNo, {
      accountId: viewer.accountId,
      relation: 'superior',
      reason: reason.trim(),
      hours: HOURS_OF_A_LOOK,
    });
  }
}
