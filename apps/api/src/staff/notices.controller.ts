import { Body, Controller, Get, Headers, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import {
  ApiHeader,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiQuery,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isCoordinator, scopeOf, type Viewer } from '#access';
import { AppError } from '#contracts';
import { NoticeLists, type OutboxLetter, type OutboxView } from '#notices';
import { Env } from '#platform/config';
import { SYSTEM } from '#platform/database';
import { CurrentViewer, sessionCookie, SignedIn } from '../http/access.js';
import { Code, Flag, Instant, Parts, RowCount, Text, Whole } from '../http/fields.js';
import { maskedEmail } from '../public/case-parts.js';
import { noticeOf, NoticeStreams, readerOf } from './notice-streams.js';

const STATES = ['written', 'attempting', 'delivered', 'held', 'failed', 'unknown'] as const;

class NoticeDto {
  @Text(20, { description: 'the place in the order of all notices' }) seq: string;
  @Text(20) caseNo: string;
  @Text(40, { description: 'code of the act that it tells of' }) act: string;
  @Text(40) toStatus: string;
  @Text(60, { optional: true }) reasonCode: string | null;
  @Flag({ description: 'for the reader in person, not for the whole institution' }) mine: boolean;
  @Flag({ description: 'for the record: a clock moved, and nothing is to be done' }) quiet: boolean;
  @Flag() read: boolean;
  @Instant() at: string;
}

class NoticePageDto {
  @Parts(() => NoticeDto) items: NoticeDto[];
  @Text(20, { optional: true }) nextCursor: string | null;
  @Whole(0, 100, { description: 'unread and not quiet; counting stops at 100' }) unread: number;
}

class NoticeQuery {
  @Text(18, { optional: true }) cursor?: string;
  @RowCount({ optional: true }) limit?: string;
}

class ReadDto {
  @Text(18, { min: 1, description: 'up to and including this place' }) upTo: string;
  @Flag({ optional: true, description: 'this one alone' }) only?: boolean | null;
}

class OutboxLineDto {
  @Text(20) seq: string;
  @Text(20, { description: 'all but its end is hidden from administrators' }) caseNo: string;
  @Text(40) act: string;
  @Text(254, { optional: true, description: 'masked' }) address: string | null;
  @Code(STATES, { enumName: 'NoticeState' }) state: (typeof STATES)[number];
  @Whole(0, 100) attempts: number;
  @Text(300, { optional: true, description: 'what the mail server said last' }) lastError: string | null;
  @Instant() at: string;
  @Instant({ optional: true }) nextAttemptAt: string | null;
  @Instant({ optional: true }) deliveredAt: string | null;
  @Instant({ optional: true, description: 'when a person took note that it did not arrive' }) settledAt: string | null;
  @Text(500, { optional: true, description: 'for coordinators' }) subject: string | null;
  @Text(10_000, { optional: true, description: 'for coordinators' }) text: string | null;
}

class OutboxDto {
  @Parts(() => OutboxLineDto) items: OutboxLineDto[];
  @Text(20, { optional: true }) nextCursor: string | null;
  @Flag({ description: 'whether a mail server is configured' }) sends: boolean;
}

class OutboxQuery extends NoticeQuery {
  @Code(['all', 'waiting', 'attention'], { optional: true }) view?: OutboxView;
}

/** A place in the order, or a fault: it becomes a number of the database. */
function place(text: string | undefined, path: string): string | null {
  if (text === undefined) return null;
  if (/^\d{1,18}$/.test(text)) return text;
  throw new AppError('request.invalid', {}, [
    { path, code: 'wrong_form', message: { zh: '应为数字。', en: 'This has to be a number.' } },
  ]);
}

/** What staff and coordinators are told, live and afterwards; and the letters that went out to applicants. */
@ApiTags('notices')
@Controller('notices')
export class StaffNoticesController {
  constructor(
    private readonly lists: NoticeLists,
    private readonly streams: NoticeStreams,
    private readonly env: Env,
  ) {}

  @SignedIn('staff', 'coordinator')
  @Get()
  @ApiOperation({ summary: "The viewer's notices, newest first" })
  @ApiQuery({ name: 'cursor', required: false })
  @ApiQuery({ name: 'limit', required: false, description: '1 to 100, 50 unless said' })
  @ApiOkResponse({ type: NoticePageDto })
  async list(@Query() query: NoticeQuery, @CurrentViewer() viewer: Viewer): Promise<NoticePageDto> {
    const limit = Number(query.limit ?? '50');
    const reader = readerOf(viewer);
    const lines = await this.lists.page(reader, place(query.cursor, 'cursor'), limit + 1);
    const items = lines.slice(0, limit);
    return {
      items: items.map(noticeOf),
      nextCursor: lines.length > limit ? (items.at(-1)?.seq ?? null) : null,
      unread: await this.lists.unread(reader),
    };
  }

  @SignedIn('staff', 'coordinator')
  @Post('read')
  @HttpCode(204)
  @ApiOperation({ summary: 'Marks notices as read, for the viewer alone' })
  @ApiNoContentResponse()
  async read(@Body() body: ReadDto, @CurrentViewer() viewer: Viewer): Promise<void> {
    await this.lists.markRead(readerOf(viewer), place(body.upTo, 'upTo') ?? '0', body.only === true);
  }

  @SignedIn('staff', 'coordinator')
  @Get('stream')
  @ApiOperation({ summary: 'Notices as they come (server-sent events); ends with the session' })
  @ApiHeader({ name: 'Last-Event-ID', required: false, description: 'goes on after this notice' })
  @ApiProduces('text/event-stream')
  @ApiOkResponse({ schema: { type: 'string' } })
  async stream(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @CurrentViewer() viewer: Viewer,
    @Headers('last-event-id') lastEventId: string | undefined,
  ): Promise<void> {
    await this.streams.open(viewer, request.cookies[sessionCookie(this.env).name] ?? '', lastEventId, reply);
  }

  @SignedIn('coordinator', 'system_admin')
  @Get('outbox')
  @ApiOperation({ summary: 'Letters to applicants: what was sent, what would have been, what did not arrive' })
  @ApiQuery({ name: 'view', required: false, enum: ['all', 'waiting', 'attention'] })
  @ApiQuery({ name: 'cursor', required: false })
  @ApiQuery({ name: 'limit', required: false })
  @ApiOkResponse({ type: OutboxDto })
  async outbox(@Query() query: OutboxQuery, @CurrentViewer() viewer: Viewer): Promise<OutboxDto> {
    const limit = Number(query.limit ?? '50');
    const letters = await this.lists.outbox(
      this.reach(viewer),
      query.view ?? 'all',
      place(query.cursor, 'cursor'),
      limit + 1,
    );
    const items = letters.slice(0, limit).map((letter) => present(letter, isCoordinator(viewer)));
    return {
      items,
      nextCursor: letters.length > limit ? (items.at(-1)?.seq ?? null) : null,
      sends: this.env.SMTP_URL !== undefined,
    };
  }

  @SignedIn('coordinator', 'system_admin')
  @Post('outbox/:seq/retry')
  @HttpCode(204)
  @ApiOperation({ summary: 'Sends a letter that was held, failed or is unknown' })
  @ApiNoContentResponse()
  retry(@Param('seq') seq: string, @CurrentViewer() viewer: Viewer): Promise<void> {
    return this.lists.decide(this.reach(viewer), viewer.accountId, place(seq, 'seq') ?? '', 'retry');
  }

  @SignedIn('coordinator', 'system_admin')
  @Post('outbox/:seq/settle')
  @HttpCode(204)
  @ApiOperation({ summary: 'Takes note that a letter did not arrive: the applicant was told another way' })
  @ApiNoContentResponse()
  settle(@Param('seq') seq: string, @CurrentViewer() viewer: Viewer): Promise<void> {
    return this.lists.decide(this.reach(viewer), viewer.accountId, place(seq, 'seq') ?? '', 'settle');
  }

  /** The administrator keeps the mail running and reads no case (三权分立): the letters of all, without what they say. */
  private reach(viewer: Viewer): ReturnType<typeof scopeOf> {
    return isCoordinator(viewer) ? scopeOf(viewer) : SYSTEM;
  }
}

function present({ line, address, letter }: OutboxLetter, isShown: boolean): OutboxLineDto {
  return {
    seq: line.seq,
    caseNo: isShown ? line.case_no : `****${line.case_no.slice(-4)}`,
    act: line.template,
    address: maskedEmail(address),
    state: line.state,
    attempts: line.attempts,
    lastError: line.last_error,
    at: line.created_at.toISOString(),
    nextAttemptAt: line.next_attempt_at?.toISOString() ?? null,
    deliveredAt: line.delivered_at?.toISOString() ?? null,
    settledAt: line.settled_at?.toISOString() ?? null,
    subject: isShown ? (letter?.subject ?? null) : null,
    text: isShown ? (letter?.text ?? null) : null,
  };
}
