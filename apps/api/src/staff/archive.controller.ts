import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiQuery,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { scopeOf, type Viewer } from '#access';
import {
  Archive,
  ArchivePackages,
  type ArchiveRecord,
  ARCHIVE_VIEWS,
  type ArchiveView,
  type Archivist,
  Destruction,
  type DestructionList,
  RETENTIONS,
} from '#archive';
import { parseCaseNumber } from '#intake';
import { Network, type NetworkView } from '#network';
import { CurrentViewer, SignedIn } from '../http/access.js';
import { Code, Day, Flag, Instant, Parts, Text, Texts } from '../http/fields.js';
import { refById } from '../public/present.js';

class ArchiveQuery {
  @Code(ARCHIVE_VIEWS, { optional: true }) view?: ArchiveView;
  @Text(30, { optional: true, description: 'part of a case number' }) q?: string;
}

class ArchiveFileDto {
  @Text(20) caseNo: string;
  @Text(200, { optional: true }) institutionName: string | null;
  @Instant() archivedAt: string;
  @Day() closedOn: string;
  @Code(RETENTIONS, { enumName: 'Retention' }) retention: string;
  @Text(2000, { optional: true }) retentionReason: string | null;
  @Day({ optional: true, description: 'null = for ever' }) retainedUntil: string | null;
  @Instant({ optional: true }) heldAt: string | null;
  @Text(2000, { optional: true }) holdReason: string | null;
  @Flag({ description: 'the viewer set the hold; another person has to lift it' }) heldByMe: boolean;
  @Instant({ optional: true }) destroyedAt: string | null;
}

class ArchiveListDto {
  @Parts(() => ArchiveFileDto) items: ArchiveFileDto[];
}

class FileRetentionDto {
  @Code(RETENTIONS, { enumName: 'Retention' }) retention: string;
  @Text(2000, { min: 1 }) reason: string;
}

class ArchiveReasonDto {
  @Text(2000, { min: 1 }) reason: string;
}

class DestructionProposalDto extends ArchiveReasonDto {
  @Texts(20, { most: 500 }) caseNos: string[];
}

class DestructionApprovalDto {
  @Text(200, { min: 1, description: 'the reference under which the archives authority agreed' }) authorityRef: string;
}

class DestructionDto {
  @Text(60) id: string;
  @Text(200, { optional: true }) institutionName: string | null;
  @Text(2000) reason: string;
  @Code(['proposed', 'rejected', 'done']) state: string;
  @Text(100, { optional: true }) proposedBy: string | null;
  @Instant() proposedAt: string;
  @Flag({ description: 'the viewer proposed it; another person has to decide' }) mine: boolean;
  @Text(100, { optional: true }) decidedBy: string | null;
  @Instant({ optional: true }) decidedAt: string | null;
  @Text(200, { optional: true }) authorityRef: string | null;
  @Texts(20) caseNos: string[];
}

class DestructionsDto {
  @Parts(() => DestructionDto) items: DestructionDto[];
}

class DestructionProposedDto {
  @Text(60) id: string;
}

const archivist = (viewer: Viewer): Archivist => ({ scope: scopeOf(viewer), accountId: viewer.accountId });
const number = (caseNo: string): string => parseCaseNumber(caseNo) ?? '-';

/** The archive: how long files are kept, what holds them, and the way, by two persons, to their end. */
@ApiTags('archive')
@SignedIn('intake_clerk', 'team_leader', 'coordinator')
@Controller('archive')
export class ArchiveController {
  constructor(
    private readonly archive: Archive,
    private readonly destruction: Destruction,
    private readonly packages: ArchivePackages,
    private readonly network: Network,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Archived files in reach, the first to be appraised on top; a hundred at most' })
  @ApiQuery({ name: 'view', required: false, enum: ARCHIVE_VIEWS })
  @ApiQuery({ name: 'q', required: false })
  @ApiOkResponse({ type: ArchiveListDto })
  async list(@Query() query: ArchiveQuery, @CurrentViewer() viewer: Viewer): Promise<ArchiveListDto> {
    const view = await this.network.current();
    const files = await this.archive.list(scopeOf(viewer), query.view ?? 'kept', query.q?.trim() || null);
    return { items: files.map((file) => fileOf(file, viewer, view)) };
  }

  @Post('files/:caseNo/retention')
  @HttpCode(204)
  @ApiOperation({ summary: 'Gives a file another retention class, with a reason' })
  @ApiNoContentResponse()
  retain(
    @Param('caseNo') caseNo: string,
    @Body() body: FileRetentionDto,
    @CurrentViewer() viewer: Viewer,
  ): Promise<void> {
    return this.archive.changeRetention(archivist(viewer), number(caseNo), body.retention, body.reason);
  }

  @Post('files/:caseNo/hold')
  @HttpCode(204)
  @ApiOperation({ summary: 'Holds a file: nothing of it can be destroyed' })
  @ApiNoContentResponse()
  hold(
    @Param('caseNo') caseNo: string,
    @Body() body: ArchiveReasonDto,
    @CurrentViewer() viewer: Viewer,
  ): Promise<void> {
    return this.archive.hold(archivist(viewer), number(caseNo), body.reason);
  }

  @Post('files/:caseNo/lift')
  @HttpCode(204)
  @ApiOperation({ summary: 'Lifts a hold; never whoever set it' })
  @ApiNoContentResponse()
  lift(
    @Param('caseNo') caseNo: string,
    @Body() body: ArchiveReasonDto,
    @CurrentViewer() viewer: Viewer,
  ): Promise<void> {
    return this.archive.lift(archivist(viewer), number(caseNo), body.reason);
  }

  @Get('files/:caseNo/package')
  @ApiOperation({ summary: 'The file as a ZIP for the e-archive: metadata, papers, evidence, hashes, audit proofs' })
  @ApiProduces('application/zip')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async package(
    @Param('caseNo') caseNo: string,
    @CurrentViewer() viewer: Viewer,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const content = await this.packages.open(archivist(viewer), number(caseNo));
    await reply
      .headers({
        'Content-Type': 'application/zip',
        'Content-Disposition': `attachment; filename="${number(caseNo)}.zip"`,
        'Content-Encoding': 'identity',
      })
      .send(content);
  }

  @Get('destructions')
  @ApiOperation({ summary: 'Lists of files that were proposed to be destroyed, the newest on top' })
  @ApiOkResponse({ type: DestructionsDto })
  async destructions(@CurrentViewer() viewer: Viewer): Promise<DestructionsDto> {
    const view = await this.network.current();
    const lists = await this.destruction.lists(scopeOf(viewer));
    return { items: lists.map((list) => listOf(list, viewer, view)) };
  }

  @Post('destructions')
  @ApiOperation({ summary: 'Proposes files to be destroyed; another person decides' })
  @ApiCreatedResponse({ type: DestructionProposedDto })
  async propose(
    @Body() body: DestructionProposalDto,
    @CurrentViewer() viewer: Viewer,
  ): Promise<DestructionProposedDto> {
    return { id: await this.destruction.propose(archivist(viewer), body.caseNos.map(number), body.reason) };
  }

  @SignedIn('team_leader', 'coordinator')
  @Post('destructions/:id/approve')
  @HttpCode(204)
  @ApiOperation({ summary: 'Approves a list with the reference of the archives authority, and destroys its files' })
  @ApiNoContentResponse()
  approve(
    @Param('id') id: string,
    @Body() body: DestructionApprovalDto,
    @CurrentViewer() viewer: Viewer,
  ): Promise<void> {
    return this.destruction.approve(archivist(viewer), id, body.authorityRef);
  }

  @SignedIn('team_leader', 'coordinator')
  @Post('destructions/:id/reject')
  @HttpCode(204)
  @ApiOperation({ summary: 'Turns a list down; its files stay' })
  @ApiNoContentResponse()
  reject(@Param('id') id: string, @CurrentViewer() viewer: Viewer): Promise<void> {
    return this.destruction.reject(archivist(viewer), id);
  }
}

const fileOf = (file: ArchiveRecord, viewer: Viewer, view: NetworkView): ArchiveFileDto => ({
  caseNo: file.case_no,
  institutionName: file.institution_id === '' ? null : (refById(file.institution_id, view)?.name ?? null),
  archivedAt: file.archived_at.toISOString(),
  closedOn: file.closed_on,
  retention: file.retention,
  retentionReason: file.retention_reason,
  retainedUntil: file.retained_until,
  heldAt: file.held_at?.toISOString() ?? null,
  holdReason: file.hold_reason,
  heldByMe: file.held_by === viewer.accountId,
  destroyedAt: file.destroyed_at?.toISOString() ?? null,
});

const listOf = (list: DestructionList, viewer: Viewer, view: NetworkView): DestructionDto => ({
  id: list.id,
  institutionName: list.institution_id === '' ? null : (refById(list.institution_id, view)?.name ?? null),
  reason: list.reason,
  state: list.state,
  proposedBy: list.proposed_by_name,
  proposedAt: list.proposed_at.toISOString(),
  mine: list.proposed_by === viewer.accountId,
  decidedBy: list.decided_by_name,
  decidedAt: list.decided_at?.toISOString() ?? null,
  authorityRef: list.authority_ref,
  caseNos: list.case_nos,
});
