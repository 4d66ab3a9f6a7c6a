import { Body, Controller, Get, Headers, HttpCode, Param, Post, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { applicantScope, Lookup } from '#access';
import { AppError, MATERIAL_TAGS, type MaterialTag, type PartialRequest } from '#contracts';
import { Casework } from '#casework';
import { NoticeLists } from '#notices';
import { Intake, parseCaseNumber, parseQueryCode } from '#intake';
import { CallerAddress, ExpectedVersion, IdempotencyKey, ReaderLanguage } from '../http/headers.js';
import { Limited } from '../http/plenty.js';
import { ForApplicant, OpenedCase, Public } from '../http/access.js';
import { Code, Codes, Instant, Parts, Text, Whole } from '../http/fields.js';
import type { Language } from '../http/language.js';
import { ActAnswerDto } from '../staff/act.dto.js';
import { ApplicantCaseDto, FiledAnswerDto, LookupAnswerDto, LookupDto, PreviewAnswerDto } from './answers.dto.js';
import { CasePages } from './case-pages.js';
import { Correction, CorrectionDto, correctionOf } from './correction.dto.js';
import { presentPreview } from './present.js';
import { RequestDto } from './request.dto.js';

/** What an applicant sends with an act of her own. */
class ApplicantActDto {
  @Text(5000, { optional: true }) note?: string | null;
  @Codes(MATERIAL_TAGS, { optional: true, enumName: 'MaterialTag', description: 'materials handed in now' })
  materials?: MaterialTag[] | null;
  @Text(200, { optional: true, description: 'to whom the file may go, where one receiver is asked about' })
  receiver?: string | null;
  @Code(['given', 'withdrawn'], { optional: true, description: 'answer to a question about consent' })
  outcome?: 'given' | 'withdrawn' | null;
  @Whole(1, 5, { optional: true, description: 'satisfaction, 5 = very good' }) score?: number | null;
  @Correction() corrected?: CorrectionDto | null;
}

/** One time that the applicant was told something. */
class SentNoticeDto {
  @Text(40, { description: 'code of the act that it tells of' }) act: string;
  @Text(40) toStatus: string;
  @Code(['page', 'email']) channel: 'page' | 'email';
  @Code(['written', 'attempting', 'delivered', 'held', 'failed', 'unknown'], { enumName: 'NoticeState' })
  state: string;
  @Instant() at: string;
  @Instant({ optional: true }) deliveredAt: string | null;
}

class SentNoticesDto {
  @Parts(() => SentNoticeDto) items: SentNoticeDto[];
}

/** The applicant's acts by the name in the address, and what they are called in the lifecycle. */
const APPLICANT_ACTS: ReadonlyMap<string, string> = new Map([
  ['supplement', 'supply'],
  ['messages', 'write_message'],
  ['withdrawal', 'withdraw'],
  ['objection', 'object'],
  ['challenge', 'challenge'],
  ['correction', 'correct_facts'],
  ['rating', 'rate'],
  ['consent', 'record_consent'],
]);

@ApiTags('requests')
@Controller('requests')
export class RequestsController {
  constructor(
    private readonly intake: Intake,
    private readonly lookup: Lookup,
    private readonly casework: Casework,
    private readonly pages: CasePages,
    private readonly notices: NoticeLists,
  ) {}

  @Public()
  @Limited('preview')
  @Post('preview')
  @HttpCode(200)
  @ApiOperation({ summary: 'Dry run of triage and routing on a partial request; nothing is stored' })
  @ApiOkResponse({ type: PreviewAnswerDto })
  async preview(@Body() body: RequestDto, @ReaderLanguage() language: Language): Promise<PreviewAnswerDto> {
    return presentPreview(await this.intake.preview(body as PartialRequest, language), language);
  }

  @Public()
  @Limited('filing')
  @Post()
  @ApiOperation({ summary: 'Files a request' })
  @ApiHeader({
    name: 'Idempotency-Key',
    required: true,
    description: 'the same key with the same body gets the same answer',
  })
  @ApiCreatedResponse({ type: FiledAnswerDto })
  async file(@Body() body: RequestDto, @IdempotencyKey() key: string): Promise<FiledAnswerDto> {
    const filed = await this.intake.file(body as PartialRequest, key);
    const { caseNo, queryCode, receivedAt, receipt } = filed;
    return {
      caseNo,
      queryCode,
      receivedAt,
      promise: { examineBy: filed.examineBy, provisional: filed.isProvisional },
      receipt,
    };
  }

  @Public()
  @Limited('lookup')
  @Post('lookup')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Case number and query code for a short-lived token; unknown numbers and wrong codes answer alike',
  })
  @ApiOkResponse({ type: LookupAnswerDto })
  async open(@Body() body: LookupDto, @CallerAddress() address: string): Promise<LookupAnswerDto> {
    // What cannot be a number or a code goes the same way as one that does not exist, and takes as long.
    const { token, expiresAt } = await this.lookup.open(
      parseCaseNumber(body.caseNo) ?? '-',
      parseQueryCode(body.queryCode) ?? '-',
      address,
    );
    return { token, expiresAt: expiresAt.toISOString() };
  }

  @ForApplicant()
  @Get(':caseNo')
  @ApiBearerAuth()
  @ApiOperation({ summary: 'The case as its applicant sees it' })
  @ApiOkResponse({ type: ApplicantCaseDto })
  async view(
    @Param('caseNo') caseNo: string,
    @OpenedCase() caseId: string,
    @ReaderLanguage() language: Language,
    @Headers('if-none-match') known: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ApplicantCaseDto | undefined> {
    const page = await this.pages.forApplicant(caseId, language);
    if (page.caseNo !== parseCaseNumber(caseNo)) throw new AppError('case.not_found');
    const tag = `"${page.version}"`;
    void reply.header('ETag', tag);
    if (known !== tag) return page;
    void reply.status(304);
    return undefined;
  }

  @ForApplicant()
  @Get(':caseNo/notices')
  @ApiBearerAuth()
  @ApiOperation({ summary: 'What the applicant was told, and whether the letters arrived' })
  @ApiOkResponse({ type: SentNoticesDto })
  async told(@Param('caseNo') caseNo: string, @OpenedCase() caseId: string): Promise<SentNoticesDto> {
    const lines = await this.notices.sentTo(applicantScope(caseId), caseId, parseCaseNumber(caseNo) ?? '-');
    return {
      items: lines.map((line) => ({
        act: line.template,
        toStatus: line.facts.toStatus,
        channel: line.channel,
        state: line.state,
        at: line.created_at.toISOString(),
        deliveredAt: line.delivered_at?.toISOString() ?? null,
      })),
    };
  }

  @ForApplicant()
  @Post(':caseNo/:act')
  @HttpCode(200)
  @ApiBearerAuth()
  @ApiOperation({
    summary:
      "The applicant's acts: supplement, messages, withdrawal, objection, challenge, correction, rating, consent",
  })
  @ApiHeader({ name: 'If-Match', required: true, description: 'version of the case that was looked at' })
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiOkResponse({ type: ActAnswerDto })
  async act(
    @Param('caseNo') caseNo: string,
    @Param('act') name: string,
    @Body() body: ApplicantActDto,
    @OpenedCase() caseId: string,
    @ExpectedVersion() version: number,
    @IdempotencyKey() key: string,
  ): Promise<ActAnswerDto> {
    const act = APPLICANT_ACTS.get(name);
    if (!act) throw new AppError('route.not_found');
    return this.casework.act({
      caseNo: parseCaseNumber(caseNo) ?? '-',
      act,
      actor: { kind: 'applicant' },
      scope: applicantScope(caseId),
      version,
      key,
      input: { ...body, corrected: correctionOf(body.corrected) },
    });
  }
}
