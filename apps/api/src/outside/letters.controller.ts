import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { isCoordinator, scopeOf, type Viewer } from '#access';
import { type LetterAct, Letters } from '#authorities';
import { AppError, IP_TYPES } from '#contracts';
import { parseCaseNumber } from '#intake';
import { CurrentViewer, SignedIn } from '../http/access.js';
import { Code, Text } from '../http/fields.js';
import { BetweenPages } from './between-pages.js';
import { BetweenDto, LetterStepDto, PrecedentPageDto } from './outside.dto.js';

/** Steps that the institution takes with its letters; what the authority said is recorded by hand where it came on paper. */
const STEPS: readonly LetterAct[] = ['send', 'receipt', 'return', 'report', 'remind', 'recall'];
const isStep = (word: string): word is LetterAct => (STEPS as readonly string[]).includes(word);

class PrecedentQuery {
  @Text(100, { optional: true }) q?: string;
  @Code(IP_TYPES, { optional: true }) ipType?: string;
  @Text(20, { optional: true }) before?: string;
}

/** The work between institutions, and with outside bodies, for staff and coordinators. */
@ApiTags('between')
@Controller()
export class LettersController {
  constructor(
    private readonly pages: BetweenPages,
    private readonly letters: Letters,
  ) {}

  @SignedIn('staff', 'coordinator')
  @Get('cases/:caseNo/between')
  @ApiOperation({
    summary: 'Tasks of co-handlers, requests to take over, letters to authorities, consents, like precedents',
  })
  @ApiOkResponse({ type: BetweenDto })
  between(@Param('caseNo') caseNo: string, @CurrentViewer() viewer: Viewer): Promise<BetweenDto> {
    return this.pages.forStaff(caseNo, viewer);
  }

  @SignedIn('staff', 'coordinator')
  @Post('cases/:caseNo/letters/:id/:step')
  @HttpCode(200)
  @ApiOperation({ summary: 'A step with a letter: send, receipt, return, report, remind, recall' })
  @ApiOkResponse({ type: BetweenDto })
  async step(
    @Param('caseNo') caseNo: string,
    @Param('id') id: string,
    @Param('step') step: string,
    @Body() body: LetterStepDto,
    @CurrentViewer() viewer: Viewer,
  ): Promise<BetweenDto> {
    // Whether there is such a case is answered before anything else is.
    if (!isStep(step)) await this.pages.forStaff(caseNo, viewer);
    if (!isStep(step)) throw new AppError('route.not_found');
    await this.letters.byStaff(
      scopeOf(viewer),
      parseCaseNumber(caseNo) ?? '-',
      id,
      { act: step, ...body },
      {
        kind: 'staff',
        id: viewer.accountId,
        institutionId: viewer.institutionId,
        isDesk: isCoordinator(viewer),
      },
    );
    return this.pages.forStaff(caseNo, viewer);
  }

  @SignedIn('coordinator')
  @Get('precedents')
  @ApiOperation({ summary: 'Designations kept as precedents, newest first' })
  @ApiQuery({ name: 'q', required: false })
  @ApiQuery({ name: 'ipType', required: false, enum: [...IP_TYPES] })
  @ApiQuery({ name: 'before', required: false })
  @ApiOkResponse({ type: PrecedentPageDto })
  precedents(@Query() query: PrecedentQuery, @CurrentViewer() viewer: Viewer): Promise<PrecedentPageDto> {
    return this.pages.searchPrecedents(viewer, query.q?.trim() || null, query.ipType ?? null, query.before ?? null);
  }
}
