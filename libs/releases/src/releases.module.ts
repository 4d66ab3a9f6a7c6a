import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '#audit';
import { CasesModule } from '#cases';
import { NetworkModule } from '#network';
import { ReferralModule } from '#referral';
import { HandOvers, HandOverSurroundings } from './hand-overs.service.js';
import { ReleaseQueries } from './releases.queries.js';
import { Releases, ReleaseSurroundings } from './releases.service.js';
import { Runs, RunSurroundings } from './runs.service.js';
import { entities } from './storage/release.entity.js';

@Module({
  imports: [TypeOrmModule.forFeature(entities), NetworkModule, AuditModule, CasesModule, ReferralModule],
  providers: [Releases, ReleaseSurroundings, HandOvers, HandOverSurroundings, Runs, RunSurroundings, ReleaseQueries],
  exports: [Releases, HandOvers, Runs, ReleaseQueries],
})
export class ReleasesModule {}
