import { Readable } from 'node:stream';
import { Controller, Get, Param, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { scopeOf, type Viewer } from '#access';
import { Evidence } from '#evidence';
import { parseCaseNumber } from '#intake';
import { CurrentViewer, SignedIn } from '../http/access.js';
import { Facts, Instant, Parts, Text } from '../http/fields.js';
import { EvidenceListDto } from '../public/evidence.controller.js';

/** Name of a download as RFC 6266 and RFC 8187 have it: plain for old readers, UTF-8 for all others. */
export function attachment(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/gu, '_');
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

class CustodyEntryDto {
  @Instant() at: string;
  @Text(60, { example: 'evidence.read' }) event: string;
  @Text(20) actorKind: string;
  @Text(200, { optional: true }) actor: string | null;
  @Text(200, { optional: true }) institution: string | null;
  @Facts() facts: Readonly<Record<string, unknown>>;
}

class CustodyDto {
  @Parts(() => CustodyEntryDto, { max: 1000 }) items: CustodyEntryDto[];
}

/** Evidence for staff and coordinators. Who sees which is the database's answer. */
@ApiTags('cases')
@SignedIn('staff', 'coordinator', 'expert')
@Controller('cases/:caseNo/evidence')
export class CaseEvidenceController {
  constructor(private readonly evidence: Evidence) {}

  @Get()
  @ApiOkResponse({ type: EvidenceListDto })
  async list(@Param('caseNo') caseNo: string, @CurrentViewer() viewer: Viewer): Promise<EvidenceListDto> {
    return { items: await this.evidence.list(scopeOf(viewer), parseCaseNumber(caseNo) ?? '-') };
  }

  @Get(':id')
  @ApiOperation({ summary: 'One file as it was handed in, verified; every download is on the audit log' })
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async download(
    @Param('caseNo') caseNo: string,
    @Param('id') id: string,
    @CurrentViewer() viewer: Viewer,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { record, content } = await this.evidence.open(
      { scope: scopeOf(viewer), accountId: viewer.accountId },
      parseCaseNumber(caseNo) ?? '-',
      id,
    );
    await reply
      .headers({
        'Content-Type': record.mediaType,
        'Content-Length': String(record.size),
        'Content-Disposition': attachment(record.name),
        // Whatever a browser makes of it: no script, no form, no frame, no origin (ASVS 5.0, 3.2.1).
        'Content-Security-Policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
        // Sent as it is: the length is known, and compressing packed images and documents is in vain.
        'Content-Encoding': 'identity',
        'Repr-Digest': `sha-256=:${Buffer.from(record.sha256, 'hex').toString('base64')}:`,
      })
      .send(Readable.from(content, { objectMode: false }));
  }

  @Get(':id/preview')
  @ApiOperation({
    summary: 'A picture in small, without what the camera wrote into it; every view is on the audit log',
  })
  @ApiProduces('image/webp')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async preview(
    @Param('caseNo') caseNo: string,
    @Param('id') id: string,
    @CurrentViewer() viewer: Viewer,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const reader = { scope: scopeOf(viewer), accountId: viewer.accountId };
    const picture = await this.evidence.preview(reader, parseCaseNumber(caseNo) ?? '-', id);
    await reply
      .headers({
        'Content-Type': 'image/webp',
        'Content-Disposition': 'inline; filename="preview.webp"',
        'Content-Security-Policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
        'Content-Encoding': 'identity',
      })
      .send(picture);
  }

  @Get(':id/custody')
  @ApiOperation({
    summary: 'Everything that ever happened to a file: received, scanned, viewed, downloaded, refused, found damaged',
  })
  @ApiOkResponse({ type: CustodyDto })
  async custody(
    @Param('caseNo') caseNo: string,
    @Param('id') id: string,
    @CurrentViewer() viewer: Viewer,
  ): Promise<CustodyDto> {
    return { items: await this.evidence.custody(scopeOf(viewer), parseCaseNumber(caseNo) ?? '-', id) };
  }
}
