import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CasesModule } from '#cases';
import { NetworkModule } from '#network';
import { ReferralModule } from '#referral';
import { Casework, CaseworkSurroundings } from './casework.service.js';
import { Documents } from './documents.service.js';
import { DocumentRow } from './storage/document.entity.js';

@Module({
  imports: [TypeOrmModule.forFeature([DocumentRow]), CasesModule, NetworkModule, ReferralModule],
  providers: [Casework, CaseworkSurroundings, Documents],
  exports: [Casework, Documents],
})
export class CaseworkModule {}
