import { Module } from '@nestjs/common';
import { AuditModule } from '#audit';
import { CasesModule } from '#cases';
import { Triage, TriageRecord } from './triage.service.js';

@Module({ imports: [CasesModule, AuditModule], providers: [Triage, TriageRecord], exports: [Triage] })
export class TriageModule {}
