import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '#audit';
import { CasesModule } from '#cases';
import { Evidence } from './evidence.service.js';
import { Reception } from './reception.service.js';
import { EvidenceSurroundings } from './records.js';
import { SealedFiles } from './sealed-files.js';
import { EvidenceRow } from './storage/evidence.entity.js';

@Module({
  imports: [TypeOrmModule.forFeature([EvidenceRow]), AuditModule, CasesModule],
  providers: [Evidence, Reception, EvidenceSurroundings, SealedFiles],
  exports: [Evidence, Reception],
})
export class EvidenceModule {}
