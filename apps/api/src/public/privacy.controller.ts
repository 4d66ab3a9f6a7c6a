import { Body, Controller, Get, Header, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { applicantScope } from '#access';
import { AuditProofs } from '#audit';
import { ForApplicant, OpenedCase, Public } from '../http/access.js';
import { ReaderLanguage } from '../http/headers.js';
import type { Language } from '../http/language.js';
import { PrivacyPages, PrivacyRooms } from './privacy-pages.js';
import {
  ConsentChoiceDto,
  DataAskDto,
  DataCopyDto,
  InclusionProofDto,
  NoticeListDto,
  PrivacyDto,
  PrivacyNoticeDto,
} from './privacy.dto.js';

/** What people are told about their data before they enter any; every version stays readable. */
@ApiTags('privacy')
@Public()
@Controller('privacy/notices')
export class NoticesController {
  constructor(private readonly pages: PrivacyPages) {}

  @Get()
  @ApiOperation({ summary: 'All versions of the privacy notice, newest first' })
  @ApiOkResponse({ type: NoticeListDto })
  list(): NoticeListDto {
    return { items: this.pages.notices() };
  }

  @Get('current')
  @ApiOperation({ summary: 'The notice that is in force' })
  @ApiOkResponse({ type: PrivacyNoticeDto })
  current(@ReaderLanguage() language: Language): PrivacyNoticeDto {
    return this.pages.notice(null, language);
  }

  @Get(':version')
  @ApiOkResponse({ type: PrivacyNoticeDto })
  version(@Param('version') version: string, @ReaderLanguage() language: Language): PrivacyNoticeDto {
    return this.pages.notice(version, language);
  }
}

/** The applicant's own data: what is kept, who looked, what she agreed to, what she asks. */
@ApiTags('privacy')
@ApiBearerAuth()
@ApiParam({ name: 'caseNo', type: String })
@Controller('requests/:caseNo')
export class ApplicantPrivacyController {
  constructor(
    private readonly pages: PrivacyPages,
    private readonly rooms: PrivacyRooms,
    private readonly proofs: AuditProofs,
  ) {}

  @ForApplicant()
  @Get('privacy')
  @ApiOperation({ summary: 'Consents, who received the file, who looked at it, and requests about it' })
  @ApiOkResponse({ type: PrivacyDto })
  async view(@OpenedCase() caseId: string): Promise<PrivacyDto> {
    return this.pages.of(applicantScope(caseId), { id: caseId });
  }

  @ForApplicant()
  @Get('personal-data')
  @Header('Content-Disposition', 'attachment; filename="personal-data.json"')
  @ApiOperation({ summary: 'Everything that is kept of the applicant, as one JSON document (PIPL art. 45)' })
  @ApiOkResponse({ type: DataCopyDto })
  async copy(@OpenedCase() caseId: string): Promise<DataCopyDto> {
    await this.rooms.desk.ask(applicantScope(caseId), caseId, { kind: 'copy', field: null, value: '', words: '' });
    return this.pages.copy(caseId);
  }

  @ForApplicant()
  @Get('proof')
  @ApiOperation({ summary: 'Proof that the filing stands in the signed audit record' })
  @ApiOkResponse({ type: InclusionProofDto })
  async proof(@OpenedCase() caseId: string): Promise<InclusionProofDto> {
    const proof = await this.proofs.proofFor(caseId, 'request.filed');
    return { ready: proof !== null, proof: proof && { ...proof } };
  }

  @ForApplicant()
  @Post('privacy/consents')
  @HttpCode(204)
  @ApiOperation({
    summary: 'Gives or takes back consent to one purpose; `privacy_notice` confirms that a newer notice was read',
  })
  @ApiNoContentResponse()
  async choose(
    @OpenedCase() caseId: string,
    @Body() body: ConsentChoiceDto,
    @ReaderLanguage() language: Language,
  ): Promise<void> {
    await this.rooms.consents.choose(applicantScope(caseId), caseId, { ...body, language });
  }

  @ForApplicant()
  @Post('privacy/data-requests')
  @HttpCode(204)
  @ApiOperation({ summary: 'Asks to correct, delete or explain; answered within 15 working days' })
  @ApiNoContentResponse()
  async ask(@OpenedCase() caseId: string, @Body() body: DataAskDto): Promise<void> {
    await this.rooms.desk.ask(applicantScope(caseId), caseId, {
      kind: body.kind,
      field: body.field ?? null,
      value: body.value ?? '',
      words: body.words ?? '',
    });
  }
}
