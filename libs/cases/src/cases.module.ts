import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '#audit';
import { NetworkModule } from '#network';
import { CaseFiles } from './case-file.queries.js';
import { CaseQueries } from './cases.queries.js';
import { Cases } from './cases.service.js';
import { entities } from './storage/case.entity.js';

@Module({
  imports: [TypeOrmModule.forFeature(entities), NetworkModule, AuditModule],
  providers: [Cases, CaseQueries, CaseFiles],
  exports: [Cases, CaseQueries, CaseFiles],
})
export class CasesModule {}
