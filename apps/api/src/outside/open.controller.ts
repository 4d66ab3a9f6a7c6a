import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { Authorities, AUTHORITIES_VERSION } from '#authorities';
import { IP_TYPES, type IpType } from '#contracts';
import { ForApplicant, OpenedCase, Public } from '../http/access.js';
import { Code, Region } from '../http/fields.js';
import { ReaderLanguage } from '../http/headers.js';
import type { Language } from '../http/language.js';
import { BetweenPages } from './between-pages.js';
import { ApplicantBetweenDto, AuthorityPageDto } from './outside.dto.js';

class AuthorityQuery {
  @Code(IP_TYPES) type: IpType;
  @Region() regionCode: string;
}

/** What anyone may know of outside bodies, and what an applicant may know of who works on her case. */
@ApiTags('between')
@Controller()
export class OpenController {
  constructor(
    private readonly authorities: Authorities,
    private readonly pages: BetweenPages,
  ) {}

  @Public()
  @Get('network/authorities')
  @ApiOperation({ summary: 'Which authority outside of the network is competent, by kind of right, place and purpose' })
  @ApiQuery({ name: 'type', required: true, enum: [...IP_TYPES] })
  @ApiQuery({ name: 'regionCode', required: true })
  @ApiOkResponse({ type: AuthorityPageDto })
  async directory(@Query() query: AuthorityQuery): Promise<AuthorityPageDto> {
    return {
      version: AUTHORITIES_VERSION,
      items: await this.authorities.proposals(query.type, query.regionCode, false),
    };
  }

  @ForApplicant()
  @Get('requests/:caseNo/between')
  @ApiBearerAuth()
  @ApiOperation({ summary: 'Who helps with the case, in plain words, and to whom the file went or may go' })
  @ApiOkResponse({ type: ApplicantBetweenDto })
  between(
    @Param('caseNo') caseNo: string,
    @OpenedCase() caseId: string,
    @ReaderLanguage() language: Language,
  ): Promise<ApplicantBetweenDto> {
    return this.pages.forApplicant(caseId, caseNo, language);
  }
}
