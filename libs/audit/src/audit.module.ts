import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Audit } from './audit.service.js';
import { AuditEventRow } from './storage/audit-event.entity.js';

@Module({ imports: [TypeOrmModule.forFeature([AuditEventRow])], providers: [Audit], exports: [Audit] })
export class AuditModule {}
