import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Network } from './network.service.js';
import { entities } from './storage/network.entity.js';

@Module({
  imports: [TypeOrmModule.forFeature(entities)],
  providers: [Network],
  exports: [Network],
})
export class NetworkModule {}
