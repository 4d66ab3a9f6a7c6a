import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ArchiveModule } from '#archive';
import { AuthoritiesModule } from '#authorities';
import { CasesModule } from '#cases';
import { NetworkModule } from '#network';
import { PrivacyModule } from '#privacy';
import { ReferralModule } from '#referral';
import { WorkloadModule } from '#workload';
import { ActTargets } from './act-targets.js';
import { Assigning } from './assigning.service.js';
import { Casework, CaseworkSurroundings } from './casework.service.js';
import { Documents } from './documents.service.js';
import { Receivers } from './receivers.service.js';
import { DocumentRow } from './storage/document.entity.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([DocumentRow]),
    ArchiveModule,
    AuthoritiesModule,
    CasesModule,
    NetworkModule,
    PrivacyModule,
    ReferralModule,
    WorkloadModule,
  ],
  providers: [Casework, CaseworkSurroundings, ActTargets, Receivers, Documents, Assigning],
  exports: [Casework, Documents, Assigning],
})
export class CaseworkModule {}
