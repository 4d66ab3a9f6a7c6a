import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '#audit';
import { CasesModule } from '#cases';
import { Evidence, EvidenceSurroundings } from './evidence.service.js';
import { SealedFiles } from './sealed-files.js';
import { EvidenceRow } from './storage/evidence.entity.js';

@Module({
  imports: [TypeOrmModule.forFeature([EvidenceRow]), AuditModule, CasesModule],
  providers: [Evidence, EvidenceSurroundings, SealedFiles],
  exports: [Evidence],
})
export class EvidenceModule {}
