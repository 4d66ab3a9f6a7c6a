import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import {
  type AccountAct,
  type AccountLine,
  AccountQueries,
  Accounts,
  type AccountWish,
  OpenId,
  type Viewer,
  type WishAnswer,
} from '#access';
import { ROLES, type Role } from '#contracts';
import { Network, type NetworkView } from '#network';
import { Env } from '#platform/config';
import { CurrentViewer, Fresh, SignedIn } from '../http/access.js';
import { Code, Text } from '../http/fields.js';
import { refById } from '../public/present.js';
import {
  AccountChangeDto,
  AccountDto,
  AccountPageDto,
  LinkIdentityDto,
  NewAccountDto,
  WaitingChangesDto,
  WishAnswerDto,
} from './account.dto.js';

class AccountListQuery {
  @Text(60, { optional: true }) q?: string;
  @Code(ROLES, { optional: true }) role?: Role;
  @Code(['true', 'false'], { optional: true }) active?: 'true' | 'false';
  @Text(60, { optional: true }) cursor?: string;
}

/** The keeping of accounts. Reading is the auditor's too; writing is the security administrator's, and asks for a fresh proof. */
@ApiTags('accounts')
@SignedIn('security_admin')
@Controller('accounts')
export class AccountsController {
  constructor(
    private readonly accounts: Accounts,
    private readonly queries: AccountQueries,
    private readonly openId: OpenId,
    private readonly network: Network,
    private readonly env: Env,
  ) {}

  @SignedIn('security_admin', 'auditor')
  @Get()
  @ApiOperation({ summary: 'Accounts by name, fifty at a time' })
  @ApiQuery({ name: 'q', required: false })
  @ApiQuery({ name: 'role', required: false, enum: [...ROLES] })
  @ApiQuery({ name: 'active', required: false, enum: ['true', 'false'] })
  @ApiQuery({ name: 'cursor', required: false })
  @ApiOkResponse({ type: AccountPageDto })
  async list(@Query() query: AccountListQuery): Promise<AccountPageDto> {
    const view = await this.network.current();
    const { items, nextCursor } = await this.queries.page({
      text: query.q?.trim() || null,
      role: query.role ?? null,
      isActive: query.active === undefined ? null : query.active === 'true',
      after: query.cursor ?? null,
    });
    return { items: items.map((line) => this.present(line, view)), nextCursor };
  }

  @SignedIn('security_admin', 'auditor')
  @Get('changes')
  @ApiOperation({ summary: "Changes of administrators' accounts that wait for a second administrator" })
  @ApiOkResponse({ type: WaitingChangesDto })
  async changes(@CurrentViewer() viewer: Viewer): Promise<WaitingChangesDto> {
    const items = await this.queries.waiting();
    return {
      items: items.map((change) => ({
        id: change.id,
        act: change.act,
        login: change.login,
        displayName: change.displayName,
        role: change.role,
        newName: change.act === 'change' ? (change.wish.displayName ?? null) : null,
        proposedBy: change.proposedByName,
        proposedAt: change.proposedAt.toISOString(),
        mayConfirm: change.proposedBy !== viewer.accountId && change.accountId !== viewer.accountId,
        isOwn: change.proposedBy === viewer.accountId,
      })),
    };
  }

  @SignedIn('security_admin', 'auditor')
  @Get(':id')
  @ApiOkResponse({ type: AccountDto })
  async one(@Param('id') id: string): Promise<AccountDto> {
    return this.present(await this.queries.one(id), await this.network.current());
  }

  @Fresh()
  @Post()
  @HttpCode(200)
  @ApiOperation({ summary: 'Makes an account; answers with the invitation for its owner. Administrators: a proposal.' })
  @ApiOkResponse({ type: WishAnswerDto })
  create(@Body() body: NewAccountDto, @CurrentViewer() viewer: Viewer): Promise<WishAnswerDto> {
    return this.wish(viewer, 'create', null, placed(body.login.trim(), body));
  }

  @SignedIn('security_admin', 'auditor')
  @Fresh()
  @Post('changes/:id/confirmation')
  @HttpCode(200)
  @ApiOperation({ summary: 'Agrees to what another administrator has proposed; it happens now' })
  @ApiOkResponse({ type: WishAnswerDto })
  async confirm(@Param('id') id: string, @CurrentViewer() viewer: Viewer): Promise<WishAnswerDto> {
    return this.answered(await this.accounts.confirm(viewer, id));
  }

  @SignedIn('security_admin', 'auditor')
  @Fresh()
  @Post('changes/:id/refusal')
  @HttpCode(204)
  @ApiOperation({ summary: 'Declines it, or takes the own proposal back' })
  @ApiNoContentResponse()
  async decline(@Param('id') id: string, @CurrentViewer() viewer: Viewer): Promise<void> {
    await this.accounts.decline(viewer, id);
  }

  @Fresh()
  @Post(':id')
  @HttpCode(200)
  @ApiOperation({ summary: 'Name, role and place; in force from the next call of its owner on' })
  @ApiOkResponse({ type: WishAnswerDto })
  change(
    @Param('id') id: string,
    @Body() body: AccountChangeDto,
    @CurrentViewer() viewer: Viewer,
  ): Promise<WishAnswerDto> {
    return this.wish(viewer, 'change', id, placed('', body));
  }

  @Fresh()
  @Post(':id/identity')
  @HttpCode(204)
  @ApiOperation({ summary: 'Links who its owner is at the identity provider, by issuer and subject' })
  @ApiNoContentResponse()
  async link(
    @Param('id') id: string,
    @Body() { issuer, subject }: LinkIdentityDto,
    @CurrentViewer() viewer: Viewer,
  ): Promise<void> {
    await this.accounts.linkIdentity(viewer, id, (accountId) =>
      this.openId.link(accountId, viewer.accountId, issuer, subject),
    );
  }

  @Fresh()
  @Post(':id/closing')
  @HttpCode(200)
  @ApiOperation({ summary: 'Closes it; its sessions end at once' })
  @ApiOkResponse({ type: WishAnswerDto })
  close(@Param('id') id: string, @CurrentViewer() viewer: Viewer): Promise<WishAnswerDto> {
    return this.wish(viewer, 'close', id, null);
  }

  @Fresh()
  @Post(':id/reopening')
  @HttpCode(200)
  @ApiOkResponse({ type: WishAnswerDto })
  reopen(@Param('id') id: string, @CurrentViewer() viewer: Viewer): Promise<WishAnswerDto> {
    return this.wish(viewer, 'reopen', id, null);
  }

  @Fresh()
  @Post(':id/password-reset')
  @HttpCode(200)
  @ApiOperation({
    summary: 'A link to set the password anew, good once and for thirty minutes; the second factor stays',
  })
  @ApiOkResponse({ type: WishAnswerDto })
  resetPassword(@Param('id') id: string, @CurrentViewer() viewer: Viewer): Promise<WishAnswerDto> {
    return this.wish(viewer, 'reset_password', id, null);
  }

  @Fresh()
  @Post(':id/second-factor-reset')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Takes every second factor away; the link, with the password, lets its owner set up a new one',
  })
  @ApiOkResponse({ type: WishAnswerDto })
  resetSecondFactor(@Param('id') id: string, @CurrentViewer() viewer: Viewer): Promise<WishAnswerDto> {
    return this.wish(viewer, 'reset_second_factor', id, null);
  }

  private async wish(
    viewer: Viewer,
    act: AccountAct,
    id: string | null,
    wish: AccountWish | null,
  ): Promise<WishAnswerDto> {
    return this.answered(await this.accounts.wish(viewer, act, id, wish));
  }

  /** The secret stands behind the #: a browser keeps it to itself, and no log of ours or of a proxy ever sees it. */
  private answered({ accountId, changeId, link }: WishAnswer): WishAnswerDto {
    return { accountId, changeId, link: link === null ? null : `${this.env.PUBLIC_URL}/console/welcome#${link}` };
  }

  private present(line: AccountLine, view: NetworkView): AccountDto {
    const { institutionId, ...rest } = line;
    return {
      ...rest,
      institution: refById(institutionId, view),
      queueName: line.queue === null ? null : this.network.deskName(line.queue, view),
      createdAt: line.createdAt.toISOString(),
      lastSeenAt: line.lastSeenAt?.toISOString() ?? null,
    };
  }
}

const placed = (login: string, body: AccountChangeDto): AccountWish => ({
  login,
  displayName: body.displayName.trim(),
  role: body.role,
  institutionId: body.institutionId || null,
  queue: body.queue || null,
});
