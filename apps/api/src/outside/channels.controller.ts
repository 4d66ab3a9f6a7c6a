import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { SignIn, type Viewer } from '#access';
import { AuthorityKeys, Channels } from '#authorities';
import { CurrentViewer, Fresh, SignedIn } from '../http/access.js';
import {
  ChannelChangeDto,
  ChannelPageDto,
  NewAccountAnswerDto,
  NewKeyDto,
  NewOutsideAccountDto,
  ShownOnceDto,
} from './outside.dto.js';

/** How letters reach authorities, and by what these are known when they answer. The security administrator's, who reads no letter. */
@ApiTags('authorities')
@SignedIn('security_admin')
@Controller('authorities')
export class ChannelsController {
  constructor(
    private readonly channels: Channels,
    private readonly keys: AuthorityKeys,
    private readonly signIn: SignIn,
  ) {}

  @Get('channels')
  @ApiOperation({ summary: 'Every authority with a way of its own: address, keys, accounts, last fault' })
  @ApiOkResponse({ type: ChannelPageDto })
  async list(): Promise<ChannelPageDto> {
    return { items: await this.channels.list() };
  }

  @Fresh()
  @Post('channels/:authorityId')
  @HttpCode(200)
  @ApiOperation({ summary: 'Sets contact and address; a new address gets a new signing secret, shown once' })
  @ApiOkResponse({ type: ShownOnceDto })
  async set(
    @Param('authorityId') authorityId: string,
    @Body() body: ChannelChangeDto,
    @CurrentViewer() viewer: Viewer,
  ): Promise<ShownOnceDto> {
    return { id: authorityId, ...(await this.channels.set(authorityId, body, viewer.accountId)) };
  }

  @Fresh()
  @Post('channels/:authorityId/secret')
  @HttpCode(200)
  @ApiOperation({ summary: 'A new signing secret for the same address, shown once' })
  @ApiOkResponse({ type: ShownOnceDto })
  async rotateSecret(
    @Param('authorityId') authorityId: string,
    @CurrentViewer() viewer: Viewer,
  ): Promise<ShownOnceDto> {
    return { id: authorityId, ...(await this.channels.rotateSecret(authorityId, viewer.accountId)) };
  }

  @Fresh()
  @Post('channels/:authorityId/keys')
  @HttpCode(200)
  @ApiOperation({ summary: "A key for the authority's own system, shown once" })
  @ApiOkResponse({ type: ShownOnceDto })
  createKey(
    @Param('authorityId') authorityId: string,
    @Body() body: NewKeyDto,
    @CurrentViewer() viewer: Viewer,
  ): Promise<ShownOnceDto> {
    return this.keys.create(authorityId, body.name, viewer.accountId);
  }

  @Fresh()
  @Post('channels/:authorityId/accounts')
  @HttpCode(200)
  @ApiOperation({ summary: 'An account for somebody of the authority, who will see its letters and nothing else' })
  @ApiOkResponse({ type: NewAccountAnswerDto })
  async createAccount(
    @Param('authorityId') authorityId: string,
    @Body() body: NewOutsideAccountDto,
    @CurrentViewer() viewer: Viewer,
  ): Promise<NewAccountAnswerDto> {
    await this.keys.mustKnow(authorityId);
    const made = await this.signIn.createAccount({ ...body, role: 'outside_body', institutionId: null, queue: null });
    await this.keys.bind(authorityId, made.id, viewer.accountId);
    return { id: made.id, login: body.login, password: made.password, totpSecret: made.totpSecret };
  }

  @Fresh()
  @Post('keys/:keyId/rotation')
  @HttpCode(200)
  @ApiOperation({ summary: 'A key in place of this one, which goes on for a day' })
  @ApiOkResponse({ type: ShownOnceDto })
  rotateKey(@Param('keyId') keyId: string, @CurrentViewer() viewer: Viewer): Promise<ShownOnceDto> {
    return this.keys.rotate(keyId, viewer.accountId);
  }

  @Fresh()
  @Post('keys/:keyId/revocation')
  @HttpCode(204)
  @ApiNoContentResponse()
  async revokeKey(@Param('keyId') keyId: string, @CurrentViewer() viewer: Viewer): Promise<void> {
    await this.keys.revoke(keyId, viewer.accountId);
  }
}
