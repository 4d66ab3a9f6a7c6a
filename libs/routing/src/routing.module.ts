import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { NetworkModule } from '#network';
import { Misroutes } from './misroutes.service.js';
import { Routing } from './routing.service.js';
import { Shadows } from './shadow.service.js';
import { RoutingDecisionRow } from './storage/routing-decision.entity.js';
import { ShadowDisagreementRow, ShadowRow } from './storage/shadow.entity.js';

@Module({
  imports: [TypeOrmModule.forFeature([RoutingDecisionRow, ShadowRow, ShadowDisagreementRow]), NetworkModule],
  providers: [Routing, Shadows, Misroutes],
  exports: [Routing, Misroutes],
})
export class RoutingModule {}
