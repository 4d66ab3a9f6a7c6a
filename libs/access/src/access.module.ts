import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '#audit';
import { NetworkModule } from '#network';
import { AccountQueries } from './accounts.queries.js';
import { Accounts, AccountsSurroundings } from './accounts.service.js';
import { Credentials, CredentialsSurroundings } from './credentials.service.js';
import { Factors } from './factors.service.js';
import { Gate } from './gate.service.js';
import { Limits } from './limits.service.js';
import { Lookup } from './lookup.service.js';
import { OpenId } from './open-id.service.js';
import { Passkeys } from './passkeys.service.js';
import { Sessions } from './sessions.service.js';
import { SessionWatch } from './session-watch.service.js';
import { SignIn } from './sign-in.service.js';
import { entities } from './storage/entities.js';
import { Tickets } from './tickets.js';

const doors = [
  SignIn,
  Sessions,
  SessionWatch,
  Factors,
  Passkeys,
  Credentials,
  OpenId,
  Accounts,
  AccountQueries,
  Lookup,
  Limits,
  Gate,
];

@Module({
  imports: [TypeOrmModule.forFeature(entities), AuditModule, NetworkModule],
  providers: [...doors, Tickets, CredentialsSurroundings, AccountsSurroundings],
  exports: doors,
})
export class AccessModule {}
