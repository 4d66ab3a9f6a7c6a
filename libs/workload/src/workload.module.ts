import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '#audit';
import { CasesModule } from '#cases';
import { Assignments } from './assignment.service.js';
import { Closings } from './closings.service.js';
import { Counters } from './counters.service.js';
import { Overviews } from './overview.queries.js';
import { entities } from './storage/workload.entity.js';
import { Workload } from './workload.service.js';

@Module({
  imports: [TypeOrmModule.forFeature(entities), AuditModule, CasesModule],
  providers: [Workload, Assignments, Counters, Overviews, Closings],
  exports: [Workload, Assignments, Counters, Overviews, Closings],
})
export class WorkloadModule {}
