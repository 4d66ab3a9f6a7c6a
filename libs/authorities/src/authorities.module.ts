import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '#audit';
import { CasesModule } from '#cases';
import { NetworkModule } from '#network';
import { Authorities, AuthoritySurroundings } from './authorities.service.js';
import { Channels, ChannelSurroundings } from './channels.service.js';
import { Deliveries, DeliverySurroundings } from './deliveries.service.js';
import { AuthorityKeys } from './keys.service.js';
import { LetterQueries } from './letters.queries.js';
import { Letters, LetterSurroundings } from './letters.service.js';
import { entities } from './storage/authorities.entity.js';

@Module({
  imports: [TypeOrmModule.forFeature(entities), AuditModule, CasesModule, NetworkModule],
  providers: [
    Authorities,
    AuthorityKeys,
    AuthoritySurroundings,
    Channels,
    ChannelSurroundings,
    Deliveries,
    DeliverySurroundings,
    LetterQueries,
    Letters,
    LetterSurroundings,
  ],
  exports: [Authorities, AuthorityKeys, Channels, Deliveries, LetterQueries, Letters],
})
export class AuthoritiesModule {}
