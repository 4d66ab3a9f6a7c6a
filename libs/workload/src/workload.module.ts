import { Module } from '@nestjs/common';
import { Workload } from './workload.service.js';

@Module({ providers: [Workload], exports: [Workload] })
export class WorkloadModule {}
