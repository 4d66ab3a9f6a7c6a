import { type DynamicModule, Module } from '@nestjs/common';
import { AccessModule } from '#access';
import { AuditModule } from '#audit';
import { AuthoritiesModule } from '#authorities';
import { CasesModule } from '#cases';
import { CaseworkModule } from '#casework';
import { EvidenceModule } from '#evidence';
import { NetworkModule } from '#network';
import { NoticesModule } from '#notices';
import { DatabaseModule } from '#platform/database';
import { type Foundation, platformModule } from '#platform/module';
import { PrivacyModule } from '#privacy';
import { ReferralModule } from '#referral';
import { ReleasesModule } from '#releases';
import { TriageModule } from '#triage';
import { WorkloadModule } from '#workload';
import { Between, BetweenReach } from './between.js';
import { FurtherRooms, Processors } from './processors.js';
import { CaseErrands, Errands, Rounds, Schedules, Upkeep } from './schedules.js';
import { Sweep, SweepReach, SweepTime } from './sweep.js';

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
        AuthoritiesModule,
        TriageModule,
        ReferralModule,
        CaseworkModule,
        EvidenceModule,
        NoticesModule,
        ReleasesModule,
        WorkloadModule,
        PrivacyModule,
      ],
      providers: [
        ...[Between, BetweenReach, FurtherRooms, Processors],
        ...[Sweep, SweepTime, SweepReach, CaseErrands, Errands, Rounds, Upkeep, Schedules],
      ],
    };
  }
}
