import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { authorityScope, type OutsideBody } from '#access';
import { Authorities, type LetterAct, LetterQueries, Letters } from '#authorities';
import { AppError } from '#contracts';
import { CurrentOutsideBody, ForAuthority } from '../http/access.js';
import { Code, RowCount, Text } from '../http/fields.js';
import { presentLetter } from './between-pages.js';
import { LetterDto, LetterPageDto, LetterStepDto } from './outside.dto.js';

class InboxQuery {
  @Code(['true', 'false'], { optional: true }) open?: 'true' | 'false';
  @Text(60, { optional: true }) after?: string;
  @RowCount({ optional: true }) limit?: string;
}

/** What an authority may say about a letter, by the name in the address. */
const ANSWERS: ReadonlyMap<string, LetterAct> = new Map([
  ['receipt', 'receipt'],
  ['return', 'return'],
  ['report', 'report'],
]);

/** The limited inbox of an outside body, for its people and its system alike: letters addressed to it, and nothing else. */
@ApiTags('authority')
@ApiBearerAuth()
@ForAuthority()
@Controller('authority/letters')
export class AuthorityController {
  constructor(
    private readonly queries: LetterQueries,
    private readonly letters: Letters,
    private readonly authorities: Authorities,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Letters addressed to the authority, newest first' })
  @ApiQuery({
    name: 'open',
    required: false,
    enum: ['true', 'false'],
    description: 'only those that wait for an answer',
  })
  @ApiQuery({ name: 'after', required: false })
  @ApiQuery({ name: 'limit', required: false })
  @ApiOkResponse({ type: LetterPageDto })
  async list(@Query() query: InboxQuery, @CurrentOutsideBody() body: OutsideBody): Promise<LetterPageDto> {
    const limit = Number(query.limit ?? '50');
    const found = await this.queries.inbox(
      authorityScope(body.authorityId),
      query.open === 'true',
      query.after ?? null,
      limit + 1,
    );
    const items = found.slice(0, limit).map((letter) => presentLetter(letter, 'authority'));
    return {
      items,
      nextCursor: found.length > limit ? (items.at(-1)?.id ?? null) : null,
      authorityName: await this.authorities.nameOf(body.authorityId),
    };
  }

  @Get(':id')
  @ApiOkResponse({ type: LetterDto })
  async one(@Param('id') id: string, @CurrentOutsideBody() body: OutsideBody): Promise<LetterDto> {
    return presentLetter(await this.queries.one(authorityScope(body.authorityId), id), 'authority');
  }

  @Post(':id/:answer')
  @HttpCode(200)
  @ApiOperation({ summary: 'Answers: receipt, return (with a reason), report. The same answer twice counts once.' })
  @ApiOkResponse({ type: LetterDto })
  async answer(
    @Param('id') id: string,
    @Param('answer') answer: string,
    @Body() step: LetterStepDto,
    @CurrentOutsideBody() body: OutsideBody,
  ): Promise<LetterDto> {
    const act = ANSWERS.get(answer);
    if (!act) throw new AppError('route.not_found');
    const scope = authorityScope(body.authorityId);
    await this.letters.byAuthority(
      scope,
      id,
      { act, ...step },
      { kind: 'authority', id: body.by, institutionId: null },
    );
    return presentLetter(await this.queries.one(scope, id), 'authority');
  }
}
