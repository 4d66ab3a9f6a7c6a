import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '#audit';
import { CasesModule } from '#cases';
import { NetworkModule } from '#network';
import { Consents } from './consents.service.js';
import { Keys } from './keys.service.js';
import { Looks } from './looks.service.js';
import { Marking } from './marking.service.js';
import { Resealing } from './resealing.service.js';
import { Retention } from './retention.service.js';
import { RightsDesk, RightsGround } from './rights-desk.service.js';
import { PublicStatistics } from './statistics.service.js';
import { entities } from './storage/privacy.entity.js';

@Module({
  imports: [TypeOrmModule.forFeature(entities), AuditModule, CasesModule, NetworkModule],
  providers: [Consents, Looks, RightsDesk, RightsGround, Retention, Keys, Marking, Resealing, PublicStatistics],
  exports: [Consents, Looks, RightsDesk, Retention, Keys, Resealing, PublicStatistics],
})
export class PrivacyModule {}
