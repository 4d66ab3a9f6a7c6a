import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CasesModule } from '#cases';
import { NetworkModule } from '#network';
import { RoutingModule } from '#routing';
import { Referral, ReferralSurroundings } from './referral.service.js';
import { OfferRow } from './storage/offer.entity.js';

@Module({
  imports: [TypeOrmModule.forFeature([OfferRow]), CasesModule, NetworkModule, RoutingModule],
  providers: [Referral, ReferralSurroundings],
  exports: [Referral],
})
export class ReferralModule {}
