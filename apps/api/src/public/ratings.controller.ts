import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { applicantScope, Limits } from '#access';
import { CaseFiles } from '#cases';
import { Casework, conclusionOf } from '#casework';
import { AppError } from '#contracts';
import { Network } from '#network';
import { RatingLinks, type RatingRight } from '#notices';
import { CallerAddress } from '../http/headers.js';
import { Public } from '../http/access.js';
import { Flag, Instant, Text, Whole } from '../http/fields.js';
import { refById } from './present.js';

class RatingLinkDto {
  @Text(500, { min: 1, description: 'what stands after # in the link' }) token: string;
}

class RatingDto extends RatingLinkDto {
  @Whole(1, 5, { description: '5 = very good; 1 and 2 are bad ratings, which somebody has to answer' }) score: number;
  @Text(2000, { optional: true }) note?: string | null;
}

class RatingLinkAnswerDto {
  @Text(20) caseNo: string;
  @Text(200, { optional: true, description: 'who did what is rated' }) institutionName: string | null;
  @Instant({ optional: true }) concludedAt: string | null;
  @Flag({ description: 'the link was used already' }) used: boolean;
}

const TRIES = 30;
const WINDOW_SECONDS = 600;

/** Rating (好差评) by the signed link of a notice: for one conclusion, once, without the query code and with no sight of the case. */
@ApiTags('ratings')
@Public()
@Controller('ratings')
export class RatingsController {
  constructor(
    private readonly links: RatingLinks,
    private readonly limits: Limits,
    private readonly casework: Casework,
    private readonly files: CaseFiles,
    private readonly network: Network,
  ) {}

  @Post('lookup')
  @HttpCode(200)
  @ApiOperation({ summary: 'What a rating link is for' })
  @ApiOkResponse({ type: RatingLinkAnswerDto })
  async lookup(@Body() body: RatingLinkDto, @CallerAddress() address: string): Promise<RatingLinkAnswerDto> {
    const { caseId, round } = await this.opened(body.token, address);
    const network = await this.network.current();
    return this.files.read(applicantScope(caseId), { id: caseId }, (view) => {
      if (conclusionOf(view.locked) !== round) throw new AppError('rating.link_invalid');
      return Promise.resolve({
        caseNo: view.row.case_no,
        institutionName: refById(view.row.holder_institution_id, network)?.name ?? null,
        concludedAt: view.timeline.find(({ seq }) => seq === round)?.at.toISOString() ?? null,
        used: view.locked.state.ratedThrough.includes('link'),
      });
    });
  }

  @Post()
  @HttpCode(204)
  @ApiOperation({ summary: 'Rates what was done; a link works once' })
  @ApiNoContentResponse()
  async rate(@Body() body: RatingDto, @CallerAddress() address: string): Promise<void> {
    const { caseId, round } = await this.opened(body.token, address);
    await this.casework.rateByLink(caseId, round, body.score, body.note?.trim() || null);
  }

  private async opened(token: string, address: string): Promise<RatingRight> {
    await this.limits.count([{ bucket: `rating|${address}`, most: TRIES, windowSeconds: WINDOW_SECONDS }]);
    const right = this.links.read(token);
    if (!right) throw new AppError('rating.link_invalid');
    return right;
  }
}
