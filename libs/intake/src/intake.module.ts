import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CasesModule } from '#cases';
import { NetworkModule } from '#network';
import { RoutingModule } from '#routing';
import { Intake, IntakeDoor } from './intake.service.js';
import { IdempotencyKeyRow } from './storage/idempotency.entity.js';

@Module({
  imports: [TypeOrmModule.forFeature([IdempotencyKeyRow]), CasesModule, NetworkModule, RoutingModule],
  providers: [Intake, IntakeDoor],
  exports: [Intake],
})
export class IntakeModule {}
