import { Controller, Get, Headers, Param, Post, Req } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { applicantScope } from '#access';
import { MATERIAL_TAGS, type MaterialTag } from '#contracts';
import { Evidence, PREVIEW_STATES, Reception, SCAN_STATES } from '#evidence';
import { parseCaseNumber } from '#intake';
import { ForApplicant, OpenedCase } from '../http/access.js';
import { Code, Flag, Instant, Parts, Text, Whole } from '../http/fields.js';
import { bytesOf, faultAt, isTag } from '../http/files.js';
import { IdempotencyKey } from '../http/headers.js';
import { Limited } from '../http/plenty.js';
import { TakesBytes } from '../http/uploads.js';

/** A file that was handed in. */
export class EvidenceDto {
  @Text(60) id: string;
  @Text(200, { description: 'cleaned: no folders, no controls, with the extension that fits the content' })
  name: string;
  @Code(MATERIAL_TAGS, { enumName: 'MaterialTag' }) tag: MaterialTag;
  @Whole(1, 524_288_000, { description: 'bytes' }) size: number;
  @Text(64, { description: 'of the file as it was received, lower-case hexadecimal' }) sha256: string;
  @Text(100, { description: 'found from the content' }) mediaType: string;
  @Code(['received', 'damaged'], {
    enumName: 'EvidenceState',
    description: '`damaged`: what is stored is not what was received any more',
  })
  state: 'received' | 'damaged';
  @Flag({ description: 'whether the sender had computed the fingerprint too, and it was the same' })
  isSameAsSent: boolean;
  @Code(SCAN_STATES, {
    enumName: 'ScanState',
    description: '`waiting` and `unscannable`: in quarantine; `not_scanned`: no scanner is set up',
  })
  scan: (typeof SCAN_STATES)[number];
  @Code(PREVIEW_STATES, { enumName: 'PreviewState' }) preview: (typeof PREVIEW_STATES)[number];
  @Instant() receivedAt: string;
}

class EvidenceReceiptDto {
  @Text(4000) receipt: string;
}

export class EvidenceListDto {
  @Parts(() => EvidenceDto) items: EvidenceDto[];
}

function readName(header: string | undefined): string {
  try {
    if (header) return decodeURIComponent(header);
  } catch {
    throw faultAt(
      'X-File-Name',
      'wrong_form',
      '文件名须为百分号编码的 UTF-8。',
      'The file name must be percent-encoded UTF-8.',
    );
  }
  throw faultAt('X-File-Name', 'required', '缺少文件名。', 'The file name is missing.');
}

function readTag(header: string | undefined): MaterialTag {
  if (isTag(header)) return header;
  throw faultAt('X-Material-Tag', 'not_allowed', '请说明这是什么材料。', 'Say which material this is.');
}

function readHash(header: string | undefined): string | null {
  if (header === undefined || /^[\da-f]{64}$/i.test(header)) return header?.toLowerCase() ?? null;
  throw faultAt(
    'X-Content-SHA256',
    'wrong_form',
    'SHA-256 须为 64 位十六进制。',
    'The SHA-256 must be 64 hexadecimal digits.',
  );
}

/** The applicant's files. */
@ApiTags('requests')
@ApiBearerAuth()
@Controller('requests/:caseNo/evidence')
export class ApplicantEvidenceController {
  constructor(
    private readonly reception: Reception,
    private readonly evidence: Evidence,
  ) {}

  @ForApplicant()
  @Limited('files')
  @TakesBytes()
  @Post()
  @ApiOperation({ summary: 'Hands a file in, at most 50 MB: the body is the file itself' })
  @ApiConsumes('application/octet-stream')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiHeader({
    name: 'Idempotency-Key',
    required: true,
    description: 'the same key with the same file gets the same answer',
  })
  @ApiHeader({ name: 'X-File-Name', required: true, description: 'percent-encoded UTF-8' })
  @ApiHeader({ name: 'X-Material-Tag', required: true, schema: { type: 'string', enum: [...MATERIAL_TAGS] } })
  @ApiHeader({
    name: 'X-Content-SHA256',
    required: false,
    description: 'what the sender found; another file than that is refused',
  })
  @ApiCreatedResponse({ type: EvidenceDto })
  receive(
    @Param('caseNo') caseNo: string,
    @OpenedCase() caseId: string,
    @IdempotencyKey() key: string,
    @Req() request: FastifyRequest,
    @Headers() headers: Record<string, string | undefined>,
  ): Promise<EvidenceDto> {
    const size = headers['content-length'];
    return this.reception.receive({
      caseId,
      caseNo: parseCaseNumber(caseNo) ?? '-',
      scope: applicantScope(caseId),
      key,
      fileName: readName(headers['x-file-name']),
      tag: readTag(headers['x-material-tag']),
      declared: { sha256: readHash(headers['x-content-sha256']), size: size === undefined ? null : Number(size) },
      body: bytesOf(request),
    });
  }

  @ForApplicant()
  @Get()
  @ApiOperation({ summary: 'The files that were handed in' })
  @ApiOkResponse({ type: EvidenceListDto })
  async list(@Param('caseNo') caseNo: string, @OpenedCase() caseId: string): Promise<EvidenceListDto> {
    return { items: await this.evidence.list(applicantScope(caseId), parseCaseNumber(caseNo) ?? '-') };
  }

  @ForApplicant()
  @Get(':id/receipt')
  @ApiOperation({
    summary: 'Proof of one file: its fingerprint and when it came, signed; checked as the receipt of the filing is',
  })
  @ApiOkResponse({ type: EvidenceReceiptDto })
  async receipt(
    @Param('caseNo') caseNo: string,
    @Param('id') id: string,
    @OpenedCase() caseId: string,
  ): Promise<EvidenceReceiptDto> {
    return { receipt: await this.evidence.receipt(applicantScope(caseId), parseCaseNumber(caseNo) ?? '-', id) };
  }
}
