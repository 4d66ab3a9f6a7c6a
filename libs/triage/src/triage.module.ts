import { Module } from '@nestjs/common';
import { AuditModule } from '#audit';
import { CasesModule } from '#cases';
import { Triage } from './triage.service.js';

@Module({ imports: [CasesModule, AuditModule], providers: [Triage], exports: [Triage] })
export class TriageModule {}
