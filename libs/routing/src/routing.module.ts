import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { NetworkModule } from '#network';
import { Routing } from './routing.service.js';
import { RoutingDecisionRow } from './storage/routing-decision.entity.js';

@Module({
  imports: [TypeOrmModule.forFeature([RoutingDecisionRow]), NetworkModule],
  providers: [Routing],
  exports: [Routing],
})
export class RoutingModule {}
