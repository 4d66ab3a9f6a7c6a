import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { scopeOf, type Viewer } from '#access';
import { shanghaiDay } from '#contracts';
import { Network } from '#network';
import { Clock } from '#platform/clock';
import { CurrentViewer, Fresh, SignedIn } from '../http/access.js';
import { Code } from '../http/fields.js';
import { plainParty } from '../public/case-parts.js';
import { refById } from '../public/present.js';
import { numberIn, PrivacyPages, PrivacyRooms } from '../public/privacy-pages.js';
import { PrivacyDto } from '../public/privacy.dto.js';
import { ConsentQuestionDto, DataAnswerDto, DataRequestListDto, UnmaskDto, UnmaskedDto } from './privacy.dto.js';

/** Persons' data of one case, for those who handle it. */
@ApiTags('privacy')
@SignedIn('staff', 'coordinator')
@Controller('cases/:caseNo')
export class CasePrivacyController {
  constructor(
    private readonly pages: PrivacyPages,
    private readonly rooms: PrivacyRooms,
    private readonly network: Network,
  ) {}

  @Get('privacy')
  @ApiOperation({ summary: 'Consents, passings-on, looks and requests about data' })
  @ApiOkResponse({ type: PrivacyDto })
  view(@Param('caseNo') caseNo: string, @CurrentViewer() viewer: Viewer): Promise<PrivacyDto> {
    return this.pages.of(scopeOf(viewer), { caseNo: numberIn(caseNo) });
  }

  @Fresh()
  @Post('unmasking')
  @HttpCode(200)
  @ApiOperation({ summary: 'Identifiers in full, for a reason that goes on record and that the applicant can read' })
  @ApiOkResponse({ type: UnmaskedDto })
  async unmask(
    @Param('caseNo') caseNo: string,
    @CurrentViewer() viewer: Viewer,
    @Body() body: UnmaskDto,
  ): Promise<UnmaskedDto> {
    const network = await this.network.current();
    const parties = await this.rooms.looks.unmask(scopeOf(viewer), viewer, numberIn(caseNo), {
      reason: body.reason,
      note: body.note ?? null,
    });
    return { parties: parties.map((party) => plainParty(party, network)) };
  }

  @Post('consent-questions')
  @HttpCode(204)
  @ApiOperation({ summary: 'Asks the applicant for consent to one passing-on, naming the receiver (PIPL art. 23)' })
  @ApiNoContentResponse()
  async ask(
    @Param('caseNo') caseNo: string,
    @CurrentViewer() viewer: Viewer,
    @Body() body: ConsentQuestionDto,
  ): Promise<void> {
    await this.rooms.consents.ask(scopeOf(viewer), viewer, numberIn(caseNo), body.purpose, {
      name: body.receiver,
      contact: body.receiverContact ?? null,
    });
  }

  @Post('data-requests/:id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Answers a request about data; what is granted is done at once' })
  @ApiNoContentResponse()
  async answer(
    @Param('caseNo') caseNo: string,
    @Param('id') id: string,
    @CurrentViewer() viewer: Viewer,
    @Body() body: DataAnswerDto,
  ): Promise<void> {
    await this.rooms.desk.answer(scopeOf(viewer), viewer, numberIn(caseNo), id, {
      granted: body.granted,
      reason: body.reason ?? null,
      answer: body.answer ?? '',
    });
  }
}

class DataRequestQuery {
  @Code(['open', 'answered'], { optional: true }) state?: 'open' | 'answered';
}

/** Requests about data in all cases in reach. */
@ApiTags('privacy')
@SignedIn('staff', 'coordinator')
@Controller('data-requests')
export class DataRequestsController {
  constructor(
    private readonly rooms: PrivacyRooms,
    private readonly network: Network,
    private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Requests about data, the most urgent first' })
  @ApiQuery({ name: 'state', required: false, enum: ['open', 'answered'] })
  @ApiOkResponse({ type: DataRequestListDto })
  async list(@Query() query: DataRequestQuery, @CurrentViewer() viewer: Viewer): Promise<DataRequestListDto> {
    const network = await this.network.current();
    const today = shanghaiDay(this.clock.now());
    const rows = await this.rooms.desk.list(scopeOf(viewer), query.state ?? 'open');
    return {
      items: rows.map(({ holder, reason: _reason, askedAt, answeredAt, ...row }) => ({
        ...row,
        holder: refById(holder, network),
        askedAt: askedAt.toISOString(),
        answeredAt: answeredAt?.toISOString() ?? null,
        overdue: row.state === 'open' && row.dueOn < today,
      })),
    };
  }
}
