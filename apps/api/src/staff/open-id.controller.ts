import { Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { deviceOf, OpenId, Sessions, type Viewer, type Vouched } from '#access';
import { AppError } from '#contracts';
import { CurrentViewer, Fresh, Public, SignedIn } from '../http/access.js';
import { ElsewhereDto } from './account.dto.js';
import { SessionDoor } from './session-door.js';

/** Where the browser lands after the round trip; fixed, so that nobody can be sent elsewhere. */
const LANDING = {
  in: '/console/',
  second_factor: '/console/?sign-in=second-factor',
  unknown: '/console/?sign-in=unknown',
  failed: '/console/?sign-in=failed',
  linked: '/console/account?linked=yes',
  taken: '/console/account?linked=taken',
} as const;

/** The round trip to an identity provider and back. */
@ApiTags('auth')
@Controller('auth/open-id')
export class OpenIdController {
  constructor(
    private readonly openId: OpenId,
    private readonly sessions: Sessions,
    private readonly door: SessionDoor,
  ) {}

  @Public()
  @Post('start')
  @HttpCode(200)
  @ApiOperation({ summary: 'Where the browser is to go to sign in; 404 without an identity provider' })
  @ApiOkResponse({ type: ElsewhereDto })
  async start(@Res({ passthrough: true }) reply: FastifyReply): Promise<ElsewhereDto> {
    const { url, ticket } = await this.openId.begin(null);
    this.door.keepRoundTrip(reply, ticket);
    return { url };
  }

  @SignedIn()
  @Fresh()
  @Post('link')
  @HttpCode(200)
  @ApiOperation({ summary: 'The same, to link an identity with the account that is signed in' })
  @ApiOkResponse({ type: ElsewhereDto })
  async link(
    @CurrentViewer() { accountId }: Viewer,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ElsewhereDto> {
    const { url, ticket } = await this.openId.begin(accountId);
    this.door.keepRoundTrip(reply, ticket);
    return { url };
  }

  @Public()
  @Get('callback')
  @ApiOperation({ summary: 'Where the provider sends the browser back to' })
  @ApiResponse({ status: 303, description: 'on to the console, signed in or with the reason why not' })
  async callback(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const landing = await this.land(request, reply);
    await reply.status(303).header('Location', LANDING[landing]).send();
  }

  private async land(request: FastifyRequest, reply: FastifyReply): Promise<keyof typeof LANDING> {
    const ticket = this.door.takeRoundTrip(request, reply);
    const query = request.url.indexOf('?');
    try {
      const vouched = await this.openId.finish(ticket, query < 0 ? '' : request.url.slice(query));
      if (vouched.linkedTo !== null) return 'linked';
      return await this.enter(vouched, request, reply);
    } catch (error) {
      if (error instanceof AppError) return error.code === 'auth.identity_taken' ? 'taken' : 'failed';
      throw error;
    }
  }

  private async enter(
    { accountId, hasSecondFactor }: Vouched,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<keyof typeof LANDING> {
    if (accountId === null) return 'unknown';
    const opening = { way: 'open_id', device: deviceOf(request.headers['user-agent']) } as const;
    if (!hasSecondFactor) {
      this.door.keep(reply, await this.sessions.openHalf(accountId, opening));
      return 'second_factor';
    }
    await this.door.welcome(reply, accountId, await this.sessions.openWhole(accountId, opening, null));
    return 'in';
  }
}
