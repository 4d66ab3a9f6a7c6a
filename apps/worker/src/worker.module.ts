import { type DynamicModule, Module } from '@nestjs/common';
import { AccessModule } from '#access';
import { AuditModule } from '#audit';
import { CasesModule } from '#cases';
import { CaseworkModule } from '#casework';
import { NetworkModule } from '#network';
import { NoticesModule } from '#notices';
import { DatabaseModule } from '#platform/database';
import { type Foundation, platformModule } from '#platform/module';
import { ReferralModule } from '#referral';
import { TriageModule } from '#triage';
import { Processors } from './processors.js';
import { Schedules } from './schedules.js';
import { Sweep, SweepReach } from './sweep.js';

/** The queue door: the rooms that messages are for. */
@Module({})
export class WorkerModule {
  static forRoot(foundation: Foundation): DynamicModule {
    return {
      module: WorkerModule,
      imports: [
        platformModule(foundation),
        DatabaseModule.forRoot(),
        NetworkModule,
        AuditModule,
        AccessModule,
        CasesModule,
        TriageModule,
        ReferralModule,
        CaseworkModule,
        NoticesModule,
      ],
      providers: [Processors, Sweep, SweepReach, Schedules],
    };
  }
}
