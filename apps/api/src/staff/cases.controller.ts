import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { scopeOf, type Viewer } from '#access';
import { Casework } from '#casework';
import { CASE_STATUSES, IP_TYPES, type CaseStatus } from '#contracts';
import { VIEWS, type CaseView } from '#cases';
import { parseCaseNumber } from '#intake';
import { CurrentViewer, SignedIn } from '../http/access.js';
import { CaseScope } from '../http/case-scope.js';
import { Code, RowCount, Text } from '../http/fields.js';
import { ExpectedVersion, IdempotencyKey, ReaderLanguage } from '../http/headers.js';
import type { Language } from '../http/language.js';
import { ClocksDto } from '../public/answers.dto.js';
import { correctionOf } from '../public/correction.dto.js';
import { actorOf, CasePages } from '../public/case-pages.js';
import { Looks } from '#privacy';
import { ActAnswerDto, ActDto } from './act.dto.js';
import { CaseDetailDto, CasePageDto, RoutingHistoryDto, TimelineDto } from './staff.dto.js';

class CaseListQuery {
  @Code(VIEWS, { optional: true }) view?: CaseView;
  @Code(CASE_STATUSES, { optional: true }) status?: CaseStatus;
  @Code(IP_TYPES, { optional: true }) ipType?: string;
  @Code(['true', 'false'], { optional: true }) urgent?: 'true' | 'false';
  @Text(100, { optional: true }) q?: string;
  @Text(300, { optional: true }) cursor?: string;
  @RowCount({ optional: true }) limit?: string;
}

/** Cases for staff and coordinators. Who sees which is the database's answer, not this door's. */
@ApiTags('cases')
@SignedIn('staff', 'coordinator')
@Controller('cases')
export class CasesController {
  constructor(
    private readonly pages: CasePages,
    private readonly casework: Casework,
    private readonly scope: CaseScope,
    private readonly looks: Looks,
  ) {}

  @SignedIn('staff', 'coordinator', 'expert')
  @Get()
  @ApiOperation({ summary: 'A view of the cases in reach, oldest first' })
  @ApiQuery({ name: 'view', required: false, enum: [...VIEWS] })
  @ApiQuery({ name: 'status', required: false, enum: [...CASE_STATUSES] })
  @ApiQuery({ name: 'ipType', required: false, enum: [...IP_TYPES] })
  @ApiQuery({ name: 'urgent', required: false, enum: ['true', 'false'] })
  @ApiQuery({ name: 'q', required: false, description: 'part of a case number, a title or a name' })
  @ApiQuery({ name: 'cursor', required: false })
  @ApiQuery({ name: 'limit', required: false, description: '1 to 100, 50 unless said' })
  @ApiOkResponse({ type: CasePageDto })
  async list(@Query() query: CaseListQuery, @CurrentViewer() viewer: Viewer): Promise<CasePageDto> {
    const page = await this.pages.list(viewer, {
      view: query.view ?? 'inbox',
      status: query.status ?? null,
      ipType: query.ipType ?? null,
      isUrgent: query.urgent === undefined ? null : query.urgent === 'true',
      text: query.q?.trim() || null,
      cursor: query.cursor ?? null,
      limit: query.limit ?? null,
    });
    return { ...page, items: await this.scope.seenBy(viewer, page.items) };
  }

  @SignedIn('staff', 'coordinator', 'expert')
  @Get(':caseNo')
  @ApiOkResponse({ type: CaseDetailDto })
  async detail(
    @Param('caseNo') caseNo: string,
    @CurrentViewer() viewer: Viewer,
    @ReaderLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CaseDetailDto> {
    const page = await this.pages.forStaff(caseNo, viewer, language);
    // A reading is an event (PIPL arts. 51, 54): no answer without its entry.
    await this.looks.note(viewer, page.caseNo);
    void reply.header('ETag', `"${page.version}"`);
    return page;
  }

  @SignedIn('staff', 'coordinator', 'expert')
  @Get(':caseNo/timeline')
  @ApiOkResponse({ type: TimelineDto })
  async timeline(
    @Param('caseNo') caseNo: string,
    @CurrentViewer() viewer: Viewer,
    @ReaderLanguage() language: Language,
  ): Promise<TimelineDto> {
    return { items: (await this.pages.forStaff(caseNo, viewer, language)).timeline };
  }

  @Get(':caseNo/clocks')
  @ApiOkResponse({ type: ClocksDto })
  async clocks(
    @Param('caseNo') caseNo: string,
    @CurrentViewer() viewer: Viewer,
    @ReaderLanguage() language: Language,
  ): Promise<ClocksDto> {
    return (await this.pages.forStaff(caseNo, viewer, language)).clocks;
  }

  @Get(':caseNo/routing')
  @ApiOperation({
    summary: 'Why the case went where it went: every decision with facts, rules, candidates and versions',
  })
  @ApiOkResponse({ type: RoutingHistoryDto })
  async routing(
    @Param('caseNo') caseNo: string,
    @CurrentViewer() viewer: Viewer,
    @ReaderLanguage() language: Language,
  ): Promise<RoutingHistoryDto> {
    return { items: await this.pages.routingHistory(caseNo, viewer, language) };
  }

  @Post(':caseNo/:act')
  @HttpCode(200)
  @ApiOperation({ summary: 'An act of the lifecycle, in the words of `allowedActs` with dashes' })
  @ApiHeader({ name: 'If-Match', required: true, description: 'version of the case that was looked at' })
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiOkResponse({ type: ActAnswerDto })
  act(
    @Param('caseNo') caseNo: string,
    @Param('act') act: string,
    @Body() body: ActDto,
    @CurrentViewer() viewer: Viewer,
    @ExpectedVersion() version: number,
    @IdempotencyKey() key: string,
  ): Promise<ActAnswerDto> {
    return this.casework.act({
      caseNo: parseCaseNumber(caseNo) ?? '-',
      act: act.replaceAll('-', '_'),
      actor: actorOf(viewer),
      scope: scopeOf(viewer),
      version,
      key,
      input: { ...body, corrected: correctionOf(body.corrected) },
    });
  }
}
