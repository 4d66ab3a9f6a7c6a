import { Body, Controller, Delete, Get, Head, HttpCode, Options, Param, Patch, Post, Req, Res } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiExcludeEndpoint,
  ApiHeader,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { applicantScope } from '#access';
import { MATERIAL_TAGS, type MaterialTag } from '#contracts';
import { MOST_BYTES_IN_PARTS, Uploads } from '#evidence';
import { parseCaseNumber } from '#intake';
import { ForApplicant, OpenedCase, Public } from '../http/access.js';
import { Code, Fingerprint, Instant, Parts, Text, Whole } from '../http/fields.js';
import { bytesOf } from '../http/files.js';
import { IdempotencyKey } from '../http/headers.js';
import { AnnouncedFile, introduce, type Part, speak, tell, UploadPart } from '../http/tus.js';
import { Limited } from '../http/plenty.js';
import { TakesBytes } from '../http/uploads.js';
import { EvidenceDto } from './evidence.controller.js';

/** A file on its way. */
class UploadDto {
  @Text(60) id: string;
  @Text(200) name: string;
  @Code(MATERIAL_TAGS, { enumName: 'MaterialTag' }) tag: MaterialTag;
  @Whole(1, MOST_BYTES_IN_PARTS, { description: 'bytes' }) size: number;
  @Whole(0, MOST_BYTES_IN_PARTS, { description: 'bytes that are here' }) offset: number;
  @Instant({ description: 'given up then, unless it goes on before' }) expiresAt: string;
}

class UploadListDto {
  @Parts(() => UploadDto) items: UploadDto[];
}

class CompletionDto {
  @Fingerprint({ optional: true, description: 'what the sender found; another file than that is refused' })
  sha256?: string | null;
}

const whoOf = (
  caseNo: string,
  caseId: string,
): { caseId: string; caseNo: string; scope: Record<`app.${string}`, string> } => ({
  caseId,
  caseNo: parseCaseNumber(caseNo) ?? '-',
  scope: applicantScope(caseId),
});

/** Files of any size up to 500 MB over a line that breaks: the tus protocol, and one call that makes evidence of what has arrived. */
@ApiTags('requests')
@ApiBearerAuth()
@Controller('requests/:caseNo/uploads')
export class UploadsController {
  constructor(private readonly uploads: Uploads) {}

  @Public()
  @Options()
  @ApiExcludeEndpoint()
  @HttpCode(204)
  introduce(@Res({ passthrough: true }) reply: FastifyReply): void {
    introduce(reply, MOST_BYTES_IN_PARTS);
  }

  @ForApplicant()
  @Get()
  @ApiOperation({ summary: 'Files that are not whole yet' })
  @ApiOkResponse({ type: UploadListDto })
  async list(@Param('caseNo') caseNo: string, @OpenedCase() caseId: string): Promise<UploadListDto> {
    return { items: await this.uploads.list(whoOf(caseNo, caseId)) };
  }

  @ForApplicant()
  @Limited('files')
  @Post()
  @ApiOperation({
    summary: 'Announces a file of at most 500 MB (tus 1.0, creation); where it is to be sent is told in Location',
  })
  @ApiHeader({ name: 'Tus-Resumable', required: true, schema: { type: 'string', enum: ['1.0.0'] } })
  @ApiHeader({ name: 'Upload-Length', required: true, description: 'bytes' })
  @ApiHeader({
    name: 'Upload-Metadata',
    required: true,
    description: '`filename` and `tag`, each with its value in base64',
  })
  @ApiHeader({
    name: 'Idempotency-Key',
    required: true,
    description: 'the same key with the same file is the same upload',
  })
  @ApiCreatedResponse({ type: UploadDto })
  async create(
    @Param('caseNo') caseNo: string,
    @OpenedCase() caseId: string,
    @IdempotencyKey() key: string,
    @Req() { headers }: FastifyRequest,
    @AnnouncedFile() file: { fileName: string; tag: MaterialTag; size: number },
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<UploadDto> {
    speak(headers, reply);
    const upload = await this.uploads.create(whoOf(caseNo, caseId), { ...file, key });
    tell(reply, upload);
    void reply.header('Location', `/api/v1/requests/${encodeURIComponent(caseNo)}/uploads/${upload.id}`);
    return upload;
  }

  @ForApplicant()
  @Head(':id')
  @ApiExcludeEndpoint()
  async progress(
    @Param('caseNo') caseNo: string,
    @Param('id') id: string,
    @OpenedCase() caseId: string,
    @Req() { headers }: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    speak(headers, reply);
    tell(reply, await this.uploads.progress(whoOf(caseNo, caseId), id));
  }

  @ForApplicant()
  @TakesBytes()
  @Patch(':id')
  @HttpCode(204)
  @ApiOperation({
    summary: 'Goes on with a file (tus 1.0): the body begins at Upload-Offset; what arrived stays when the line breaks',
  })
  @ApiConsumes('application/offset+octet-stream')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiHeader({ name: 'Tus-Resumable', required: true, schema: { type: 'string', enum: ['1.0.0'] } })
  @ApiHeader({ name: 'Upload-Offset', required: true })
  @ApiHeader({
    name: 'Upload-Checksum',
    required: false,
    description: '`sha256` or `sha1` and its value in base64; then at most 8 MB',
  })
  @ApiNoContentResponse()
  async append(
    @Param('caseNo') caseNo: string,
    @Param('id') id: string,
    @OpenedCase() caseId: string,
    @Req() request: FastifyRequest,
    @UploadPart() part: Part,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    speak(request.headers, reply);
    tell(reply, await this.uploads.append(whoOf(caseNo, caseId), id, { ...part, body: bytesOf(request) }));
  }

  @ForApplicant()
  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Gives a file up that is not whole yet' })
  @ApiNoContentResponse()
  async remove(
    @Param('caseNo') caseNo: string,
    @Param('id') id: string,
    @OpenedCase() caseId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    void reply.header('Tus-Resumable', '1.0.0');
    await this.uploads.remove(whoOf(caseNo, caseId), id);
  }

  @ForApplicant()
  @Limited('files')
  @Post(':id/completion')
  @ApiOperation({
    summary:
      'Makes evidence of a file that is whole: verified, compared, its kind found from its content. Repeated it answers the same',
  })
  @ApiCreatedResponse({ type: EvidenceDto })
  complete(
    @Param('caseNo') caseNo: string,
    @Param('id') id: string,
    @OpenedCase() caseId: string,
    @Body() { sha256 }: CompletionDto,
  ): Promise<EvidenceDto> {
    return this.uploads.complete(whoOf(caseNo, caseId), id, sha256?.toLowerCase() ?? null);
  }
}
