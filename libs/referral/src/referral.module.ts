import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuthoritiesModule } from '#authorities';
import { CasesModule } from '#cases';
import { NetworkModule } from '#network';
import { RoutingModule } from '#routing';
import { Between, BetweenSurroundings } from './between.service.js';
import { CoTasks } from './co-tasks.service.js';
import { Precedents } from './precedents.service.js';
import { Pulls } from './pulls.service.js';
import { Reconsideration } from './reconsideration.service.js';
import { HandOverEffects, Referral, ReferralSurroundings } from './referral.service.js';
import { CoTaskRow, PrecedentRow, PullRequestRow } from './storage/between.entity.js';
import { OfferRow } from './storage/offer.entity.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([OfferRow, CoTaskRow, PullRequestRow, PrecedentRow]),
    AuthoritiesModule,
    CasesModule,
    NetworkModule,
    RoutingModule,
  ],
  providers: [
    Between,
    BetweenSurroundings,
    CoTasks,
    HandOverEffects,
    Precedents,
    Pulls,
    Reconsideration,
    Referral,
    ReferralSurroundings,
  ],
  exports: [CoTasks, Precedents, Pulls, Reconsideration, Referral],
})
export class ReferralModule {}
