import { Body, Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Credentials, deviceOf, OpenId, Passkeys, Sessions, SignIn, type Viewer } from '#access';
import { AppError } from '#contracts';
import { CurrentViewer, HalfSignedIn, Public, SignedIn } from '../http/access.js';
import {
  ChallengeDto,
  LinkAnswerDto,
  LinkDto,
  LinkUsedDto,
  PasskeyAnswerDto,
  ProofDto,
  SignInWaysDto,
  UseLinkDto,
} from './account.dto.js';
import { SessionDoor } from './session-door.js';
import { LoginAnswerDto, LoginDto, SecondFactorDto } from './auth.dto.js';
import { MeDto } from './staff.dto.js';

@ApiTags('auth')
@Controller('auth')
export class AuthController {
  constructor(
    private readonly signIn: SignIn,
    private readonly sessions: Sessions,
    private readonly passkeys: Passkeys,
    private readonly openId: OpenId,
    private readonly door: SessionDoor,
  ) {}

  @Public()
  @Get('ways')
  @ApiOperation({ summary: 'Ways to sign in beside password and passkey' })
  @ApiOkResponse({ type: SignInWaysDto })
  ways(): SignInWaysDto {
    const { label } = this.openId;
    return { openId: label === null ? null : { label } };
  }

  @Public()
  @Post('login')
  @HttpCode(200)
  @ApiOperation({ summary: 'First step: password. Opens a session that can do nothing but the second step.' })
  @ApiOkResponse({ type: LoginAnswerDto })
  async login(
    @Body() body: LoginDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LoginAnswerDto> {
    this.door.keep(reply, await this.signIn.withPassword(body.login, body.password, this.door.origin(request)));
    return { next: 'second_factor' };
  }

  @HalfSignedIn()
  @Post('second-factor')
  @HttpCode(200)
  @ApiOperation({ summary: 'Second step: a code of the authenticator, or one of the codes on paper' })
  @ApiOkResponse({ type: MeDto })
  async secondFactor(
    @Body() body: SecondFactorDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MeDto> {
    const { secret, viewer } = await this.signIn.withCode(
      this.door.secretOf(request),
      body.code,
      this.door.origin(request),
    );
    await this.door.welcome(reply, viewer.accountId, secret);
    return this.door.present(viewer);
  }

  @HalfSignedIn()
  @Post('second-factor/passkey-challenge')
  @HttpCode(200)
  @ApiOperation({ summary: 'Second step by passkey, or both factors once more: what the browser is to sign' })
  @ApiOkResponse({ type: ChallengeDto })
  async ownChallenge(@CurrentViewer() viewer: Viewer): Promise<ChallengeDto> {
    return challenge(await this.passkeys.ask(viewer.accountId));
  }

  @HalfSignedIn()
  @Post('second-factor/passkey')
  @HttpCode(200)
  @ApiOperation({ summary: 'Second step by passkey; in a session that has both factors it proves them anew' })
  @ApiOkResponse({ type: MeDto })
  async ownPasskey(
    @Body() body: PasskeyAnswerDto,
    @CurrentViewer() viewer: Viewer,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MeDto> {
    await this.passkeys.answered(viewer.accountId, body.ticket, body.response);
    return this.enter(viewer.accountId, request, reply);
  }

  @Public()
  @Post('passkey-challenge')
  @HttpCode(200)
  @ApiOperation({ summary: 'Sign-in by passkey alone: what the browser is to sign. Nothing is stored.' })
  @ApiOkResponse({ type: ChallengeDto })
  async challenge(): Promise<ChallengeDto> {
    return challenge(await this.passkeys.ask(null));
  }

  @Public()
  @Post('passkey')
  @HttpCode(200)
  @ApiOperation({ summary: 'Sign-in by passkey alone: it has checked its owner, and is two factors' })
  @ApiOkResponse({ type: MeDto })
  async passkey(
    @Body() body: PasskeyAnswerDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MeDto> {
    return this.enter(await this.passkeys.answered(null, body.ticket, body.response), request, reply);
  }

  @HalfSignedIn()
  @Post('logout')
  @HttpCode(204)
  @ApiNoContentResponse()
  async logout(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.sessions.close(this.door.secretOf(request));
    this.door.forget(reply);
  }

  @SignedIn()
  @Get('me')
  @ApiOkResponse({ type: MeDto })
  async me(@CurrentViewer() viewer: Viewer): Promise<MeDto> {
    return this.door.present(viewer);
  }

  @SignedIn()
  @Post('proof')
  @HttpCode(204)
  @ApiOperation({ summary: 'Both factors once more, before a sensitive act; good for ten minutes' })
  @ApiNoContentResponse()
  async prove(
    @Body() body: ProofDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    this.door.keep(reply, await this.signIn.prove(this.door.secretOf(request), body.password, body.code));
  }

  private async enter(accountId: string, request: FastifyRequest, reply: FastifyReply): Promise<MeDto> {
    const former = this.door.secretOf(request);
    const opening = { way: 'passkey', device: deviceOf(request.headers['user-agent']) } as const;
    const secret = await this.sessions.openWhole(accountId, opening, former === '' ? null : former);
    await this.door.welcome(reply, accountId, secret);
    const state = await this.sessions.read(secret);
    if (!state) throw new AppError('auth.required');
    return this.door.present(state.viewer);
  }
}

const challenge = ({ options, ticket }: { options: object; ticket: string }): ChallengeDto => ({
  options: { ...options },
  ticket,
});

/** One-time links: the way in for whoever has no password yet, or no longer. */
@ApiTags('auth')
@Public()
@Controller('auth/links')
export class LinksController {
  constructor(
    private readonly credentials: Credentials,
    private readonly door: SessionDoor,
  ) {}

  @Post('reading')
  @HttpCode(200)
  @ApiOperation({ summary: 'For whom and for what a link is; uses nothing up' })
  @ApiOkResponse({ type: LinkAnswerDto })
  async read(@Body() { token }: LinkDto): Promise<LinkAnswerDto> {
    const { purpose, login, displayName, expiresAt } = await this.credentials.readLink(token);
    return { purpose, login, displayName, expiresAt: expiresAt.toISOString() };
  }

  @Post('use')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Sets the password by a link. A second factor that there is stays, and is asked for as always.',
  })
  @ApiOkResponse({ type: LinkUsedDto })
  async use(
    @Body() { token, password }: UseLinkDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LinkUsedDto> {
    const secret = await this.credentials.useLink(token, password, deviceOf(request.headers['user-agent']));
    if (secret === null) return { next: 'sign_in' };
    this.door.keep(reply, secret);
    return { next: 'enrol' };
  }
}
