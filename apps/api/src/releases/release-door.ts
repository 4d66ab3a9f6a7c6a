import { Body, Get, Header, HttpCode, Injectable, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiOperation, ApiProduces } from '@nestjs/swagger';
import type { Viewer } from '#access';
import { csvLine } from '#contracts';
import { Wake } from '#platform/outbox';
import { type Hand, type ReleaseKind, ReleaseQueries, Releases, Runs } from '#releases';
import { CurrentViewer, SignedIn } from '../http/access.js';
import { ExpectedVersion, IdempotencyKey } from '../http/headers.js';
import { ReleasePages } from './release-pages.js';
import {
  ApprovalDto,
  DraftDto,
  NewReleaseDto,
  PeriodDto,
  PlanChoiceDto,
  ReleaseDetailDto,
  ReleaseListDto,
  ReleaseStartedDto,
  RollBackDto,
  RunStartedDto,
  ShadowLogDto,
  ShadowSwitchDto,
} from './releases.dto.js';

const IF_MATCH = {
  name: 'If-Match',
  required: true,
  description: 'revision of the release that was looked at',
} as const;

/**
 * The door of releases, the same for the directory and the policy. Every coordinator reads; the national ones write, and no one of
 * them alone brings anything into force.
 */
@Injectable()
export abstract class ReleaseDoor {
  protected abstract readonly kind: ReleaseKind;

  constructor(
    protected readonly pages: ReleasePages,
    private readonly releases: Releases,
    private readonly runs: Runs,
    private readonly queries: ReleaseQueries,
    private readonly wake: Wake,
  ) {}

  @SignedIn('coordinator')
  @Get('releases')
  @ApiOperation({ summary: 'Releases, the newest first' })
  @ApiOkResponse({ type: ReleaseListDto })
  async list(): Promise<ReleaseListDto> {
    return { items: await this.pages.list(this.kind) };
  }

  @SignedIn('national_coordinator')
  @Post('releases')
  @ApiOperation({ summary: 'Begins a draft from what is in force' })
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiCreatedResponse({ type: ReleaseStartedDto })
  async begin(
    @Body() body: NewReleaseDto,
    @CurrentViewer() viewer: Viewer,
    @IdempotencyKey() key: string,
  ): Promise<ReleaseStartedDto> {
    return { id: await this.releases.draft(this.kind, body.title, viewer.accountId, key) };
  }

  @SignedIn('coordinator')
  @Get('releases/:id')
  @ApiOperation({ summary: 'A release whole: what it says, its proof, rehearsal and hand-over plan' })
  @ApiOkResponse({ type: ReleaseDetailDto })
  detail(@Param('id') id: string, @CurrentViewer() viewer: Viewer): Promise<ReleaseDetailDto> {
    return this.pages.detail(this.kind, id, viewer);
  }

  @SignedIn('national_coordinator')
  @Post('releases/:id/draft')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Replaces what a draft says. Faults are no refusal: they stand in the answer until they are mended',
  })
  @ApiHeader(IF_MATCH)
  @ApiOkResponse({ type: ReleaseDetailDto })
  async edit(
    @Param('id') id: string,
    @Body() body: DraftDto,
    @CurrentViewer() viewer: Viewer,
    @ExpectedVersion() revision: number,
  ): Promise<ReleaseDetailDto> {
    const said: unknown = JSON.parse(JSON.stringify((this.kind === 'directory' ? body.changes : body.policy) ?? []));
    await this.releases.edit(this.hand(id, viewer, revision), body.title, said);
    return this.pages.detail(this.kind, id, viewer);
  }

  @SignedIn('national_coordinator')
  @Post('releases/:id/bring-up-to-date')
  @HttpCode(200)
  @ApiOperation({ summary: 'Lays the draft over what is in force now' })
  @ApiHeader(IF_MATCH)
  @ApiOkResponse({ type: ReleaseDetailDto })
  async bringUpToDate(
    @Param('id') id: string,
    @CurrentViewer() viewer: Viewer,
    @ExpectedVersion() revision: number,
  ): Promise<ReleaseDetailDto> {
    await this.releases.bringUpToDate(this.hand(id, viewer, revision));
    return this.pages.detail(this.kind, id, viewer);
  }

  @SignedIn('national_coordinator')
  @Post('releases/:id/discard')
  @HttpCode(200)
  @ApiHeader(IF_MATCH)
  @ApiOkResponse({ type: ReleaseDetailDto })
  async discard(
    @Param('id') id: string,
    @CurrentViewer() viewer: Viewer,
    @ExpectedVersion() revision: number,
  ): Promise<ReleaseDetailDto> {
    await this.releases.discard(this.hand(id, viewer, revision));
    return this.pages.detail(this.kind, id, viewer);
  }

  @SignedIn('national_coordinator')
  @Post('releases/:id/proof')
  @HttpCode(202)
  @ApiOperation({ summary: 'Asks for the proof and the hand-over plan of what the draft says now' })
  @ApiOkResponse({ type: RunStartedDto })
  prove(@Param('id') id: string, @CurrentViewer() viewer: Viewer): Promise<RunStartedDto> {
    return this.start(id, viewer, 'proof', {});
  }

  @SignedIn('national_coordinator')
  @Post('releases/:id/rehearsal')
  @HttpCode(202)
  @ApiOperation({ summary: 'Asks for a replay of the draft over stored cases, all or of a period; it touches none' })
  @ApiOkResponse({ type: RunStartedDto })
  rehearse(@Param('id') id: string, @Body() body: PeriodDto, @CurrentViewer() viewer: Viewer): Promise<RunStartedDto> {
    return this.start(id, viewer, 'rehearsal', body);
  }

  @SignedIn('national_coordinator')
  @Post('releases/:id/rehearsal/cancel')
  @HttpCode(200)
  @ApiOkResponse({ type: ReleaseDetailDto })
  async cancel(@Param('id') id: string, @CurrentViewer() viewer: Viewer): Promise<ReleaseDetailDto> {
    await this.runs.cancel({ kind: this.kind, id, by: viewer.accountId }, 'rehearsal');
    return this.pages.detail(this.kind, id, viewer);
  }

  @SignedIn('coordinator')
  @Get('releases/:id/rehearsal.csv')
  @ApiOperation({ summary: 'The moved cases of the newest rehearsal: case, from, to' })
  @ApiProduces('text/csv')
  @Header('Content-Type', 'text/csv; charset=utf-8')
  @Header('Content-Disposition', 'attachment; filename="rehearsal.csv"')
  async export(@Param('id') id: string): Promise<string> {
    const moves = await this.queries.moves(this.kind, id);
    const lines = [['caseNo', 'from', 'to'], ...moves.map(({ caseNo, from, to }) => [caseNo, from, to])];
    // The mark in front tells spreadsheets that it is UTF-8.
    return `\uFEFF${lines.map(csvLine).join('')}`;
  }

  @SignedIn('national_coordinator')
  @Post('releases/:id/plan')
  @HttpCode(200)
  @ApiOperation({ summary: 'Names another new owner for a case of the hand-over plan' })
  @ApiHeader(IF_MATCH)
  @ApiOkResponse({ type: ReleaseDetailDto })
  async choose(
    @Param('id') id: string,
    @Body() body: PlanChoiceDto,
    @CurrentViewer() viewer: Viewer,
    @ExpectedVersion() revision: number,
  ): Promise<ReleaseDetailDto> {
    await this.releases.choose(this.hand(id, viewer, revision), body.caseNo, body.institutionId);
    return this.pages.detail(this.kind, id, viewer);
  }

  @SignedIn('national_coordinator')
  @Post('releases/:id/approval')
  @HttpCode(200)
  @ApiOperation({ summary: 'The second person: approves the draft with its hand-over plan, from a day on' })
  @ApiHeader(IF_MATCH)
  @ApiOkResponse({ type: ReleaseDetailDto })
  async approve(
    @Param('id') id: string,
    @Body() body: ApprovalDto,
    @CurrentViewer() viewer: Viewer,
    @ExpectedVersion() revision: number,
  ): Promise<ReleaseDetailDto> {
    await this.releases.approve(this.hand(id, viewer, revision), body.effectiveOn, body.note?.trim() || null);
    return this.pages.detail(this.kind, id, viewer);
  }

  @SignedIn('national_coordinator')
  @Post('releases/:id/roll-back')
  @HttpCode(200)
  @ApiOperation({
    summary: 'One step back: takes a scheduled release off the calendar, or restores what was in force before, at once',
  })
  @ApiHeader(IF_MATCH)
  @ApiOkResponse({ type: ReleaseDetailDto })
  async rollBack(
    @Param('id') id: string,
    @Body() body: RollBackDto,
    @CurrentViewer() viewer: Viewer,
    @ExpectedVersion() revision: number,
  ): Promise<ReleaseDetailDto> {
    await this.releases.rollBack(this.hand(id, viewer, revision), body.reason);
    return this.pages.detail(this.kind, id, viewer);
  }

  @SignedIn('national_coordinator')
  @Post('releases/:id/shadow')
  @HttpCode(200)
  @ApiOperation({ summary: 'Lets the draft run beside the release in force, or stops it' })
  @ApiHeader(IF_MATCH)
  @ApiOkResponse({ type: ReleaseDetailDto })
  async shadow(
    @Param('id') id: string,
    @Body() body: ShadowSwitchDto,
    @CurrentViewer() viewer: Viewer,
    @ExpectedVersion() revision: number,
  ): Promise<ReleaseDetailDto> {
    await this.releases.shadow(this.hand(id, viewer, revision), body.on);
    return this.pages.detail(this.kind, id, viewer);
  }

  @SignedIn('coordinator')
  @Get('releases/:id/shadow')
  @ApiOperation({ summary: 'Live decisions that the draft would have taken otherwise, the newest first' })
  @ApiOkResponse({ type: ShadowLogDto })
  shadowLog(@Param('id') id: string): Promise<ShadowLogDto> {
    return this.pages.shadowLog(this.kind, id);
  }

  private async start(
    id: string,
    viewer: Viewer,
    run: 'proof' | 'rehearsal',
    { from, to }: PeriodDto,
  ): Promise<RunStartedDto> {
    const runId = await this.runs.ask({ kind: this.kind, id, by: viewer.accountId }, run, from ?? null, to ?? null);
    this.wake.ring();
    return { runId };
  }

  private hand(id: string, viewer: Viewer, revision: number): Hand {
    return { kind: this.kind, id, revision, by: viewer.accountId };
  }
}
