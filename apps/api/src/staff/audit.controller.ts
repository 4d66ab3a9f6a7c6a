import { Readable } from 'node:stream';
import { Controller, Get, HttpCode, Post, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Viewer } from '#access';
import { Limits } from '#access';
import { parseCaseNumber } from '#intake';
import { Retention, RETENTION } from '#privacy';
import { CurrentViewer, SignedIn } from '../http/access.js';
import { Day, Text } from '../http/fields.js';
import { AuditPages } from './audit-pages.js';
import {
  AuditPageDto,
  ChainStatusDto,
  RetentionRehearsalDto,
  RetentionDto,
  UnmaskingListDto,
  VerificationDto,
} from './privacy.dto.js';

class AuditQuery {
  @Text(40, { optional: true }) caseNo?: string;
  @Text(100, { optional: true }) actor?: string;
  @Text(60, { optional: true }) event?: string;
  @Day({ optional: true }) from?: string;
  @Day({ optional: true }) until?: string;
  @Text(100, { optional: true }) cursor?: string;
}

/** The audit record for auditors, who see what was done and no case. */
@ApiTags('audit')
@SignedIn('auditor')
@Controller('audit')
export class AuditController {
  constructor(
    private readonly pages: AuditPages,
    private readonly limits: Limits,
  ) {}

  @Get('events')
  @ApiOperation({ summary: 'Entries by case, actor, event and time, newest first' })
  @ApiQuery({ name: 'caseNo', required: false })
  @ApiQuery({ name: 'actor', required: false, description: 'id of an account, or part of its login or name' })
  @ApiQuery({ name: 'event', required: false, description: 'an event, or what it begins with, as in `case`' })
  @ApiQuery({ name: 'from', required: false, description: 'first day, in Shanghai' })
  @ApiQuery({ name: 'until', required: false, description: 'last day, in Shanghai' })
  @ApiQuery({ name: 'cursor', required: false })
  @ApiOkResponse({ type: AuditPageDto })
  events(@Query() { caseNo, ...query }: AuditQuery, @CurrentViewer() viewer: Viewer): Promise<AuditPageDto> {
    return this.pages.search(viewer, { ...query, ...(caseNo ? { caseNo: parseCaseNumber(caseNo) ?? '-' } : {}) });
  }

  @Get('status')
  @ApiOperation({ summary: 'Length of the chain, what waits for its seal, and the latest signed checkpoints' })
  @ApiOkResponse({ type: ChainStatusDto })
  status(@CurrentViewer() viewer: Viewer): Promise<ChainStatusDto> {
    return this.pages.status(viewer);
  }

  @Get('unmaskings')
  @ApiOperation({ summary: 'Who saw identifiers in full, and why' })
  @ApiOkResponse({ type: UnmaskingListDto })
  async unmaskings(@CurrentViewer() viewer: Viewer): Promise<UnmaskingListDto> {
    return { items: await this.pages.unmaskings(viewer) };
  }

  @Post('verification')
  @HttpCode(200)
  @ApiOperation({ summary: 'Recomputes the chain and compares it with every signed checkpoint, here and outside' })
  @ApiOkResponse({ type: VerificationDto })
  async verify(@CurrentViewer() viewer: Viewer): Promise<VerificationDto> {
    await this.limits.count([{ bucket: `audit-verify|${viewer.accountId}`, most: 10, windowSeconds: 600 }]);
    return this.pages.verify(viewer);
  }

  @Get('export')
  @ApiOperation({ summary: 'The whole record as lines of JSON, for `audit-verify --dump`; on the record itself' })
  @ApiProduces('application/x-ndjson')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async export(@CurrentViewer() viewer: Viewer, @Res() reply: FastifyReply): Promise<void> {
    await this.limits.count([{ bucket: `audit-export|${viewer.accountId}`, most: 10, windowSeconds: 600 }]);
    await reply
      .headers({
        'Content-Type': 'application/x-ndjson; charset=utf-8',
        'Content-Disposition': 'attachment; filename="audit-record.jsonl"',
      })
      .send(Readable.from(this.pages.export(viewer)));
  }
}

/** What is forgotten when, and what the next run would forget. */
@ApiTags('audit')
@SignedIn('auditor', 'security_admin')
@Controller('retention')
export class RetentionController {
  constructor(private readonly retention: Retention) {}

  @Get()
  @ApiOperation({ summary: 'Classes with their periods, and the last runs' })
  @ApiOkResponse({ type: RetentionDto })
  async view(): Promise<RetentionDto> {
    const runs = await this.retention.runs();
    return {
      classes: RETENTION.map(({ name, days, ground }) => ({ name, days, ground })),
      runs: runs.map(({ at, isRehearsal, counts }) => ({ at: at.toISOString(), rehearsal: isRehearsal, counts })),
    };
  }

  @Post('rehearsal')
  @HttpCode(200)
  @ApiOperation({ summary: 'What a run would forget now; forgets nothing' })
  @ApiOkResponse({ type: RetentionRehearsalDto })
  async rehearse(): Promise<RetentionRehearsalDto> {
    const { at, isRehearsal, counts, expired } = await this.retention.run(true);
    return { run: { at, rehearsal: isRehearsal, counts: { ...counts } }, expired: [...expired] };
  }
}
