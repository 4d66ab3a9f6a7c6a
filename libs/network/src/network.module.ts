import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Network } from './network.service.js';
import {
  CoordinatorQueueRow,
  DirectoryVersionRow,
  InstitutionRow,
  RegionRow,
  WorkingDayOverrideRow,
} from './storage/network.entity.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([
      DirectoryVersionRow,
      InstitutionRow,
      RegionRow,
      CoordinatorQueueRow,
      WorkingDayOverrideRow,
    ]),
  ],
  providers: [Network],
  exports: [Network],
})
export class NetworkModule {}
