import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Audit } from './audit.service.js';
import { AuditQueries } from './audit.queries.js';
import { AuditProofs } from './proofs.queries.js';
import { AuditSealer } from './sealer.service.js';
import { AuditEventRow } from './storage/audit-event.entity.js';
import { AuditCheckpointRow, AuditSealRow } from './storage/audit-seal.entity.js';

@Module({
  imports: [TypeOrmModule.forFeature([AuditEventRow, AuditSealRow, AuditCheckpointRow])],
  providers: [Audit, AuditSealer, AuditProofs, AuditQueries],
  exports: [Audit, AuditSealer, AuditProofs, AuditQueries],
})
export class AuditModule {}
