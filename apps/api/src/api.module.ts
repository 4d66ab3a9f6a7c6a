import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE } from '@nestjs/core';
import { AccessModule } from '#access';
import { CasesModule } from '#cases';
import { CaseworkModule } from '#casework';
import { EvidenceModule } from '#evidence';
import { IntakeModule } from '#intake';
import { NetworkModule } from '#network';
import { DatabaseModule } from '#platform/database';
import { Log } from '#platform/observability';
import { platformModule, type Foundation } from '#platform/module';
import { ReferralModule } from '#referral';
import { RoutingModule } from '#routing';
import { WorkloadModule } from '#workload';
import { HealthController } from './health.controller.js';
import { AccessGuard } from './http/access.js';
import { validation } from './http/validation.js';
import { ProblemFilter } from './problems/problem.filter.js';
import { CasePages } from './public/case-pages.js';
import { ApplicantEvidenceController } from './public/evidence.controller.js';
import { NetworkController } from './public/network.controller.js';
import { ReceiptsController } from './public/receipts.controller.js';
import { RequestsController } from './public/requests.controller.js';
import { AuthController } from './staff/auth.controller.js';
import { CasesController } from './staff/cases.controller.js';
import { CaseEvidenceController } from './staff/evidence.controller.js';
import { WorkloadController } from './staff/workload.controller.js';

/** The HTTP door: all rooms it opens to and its whole surface on one page. */
@Module({})
export class ApiModule {
  static forRoot(foundation: Foundation): DynamicModule {
    return {
      module: ApiModule,
      imports: [
        platformModule(foundation),
        DatabaseModule.forRoot(),
        NetworkModule,
        AccessModule,
        CasesModule,
        RoutingModule,
        IntakeModule,
        ReferralModule,
        CaseworkModule,
        EvidenceModule,
        WorkloadModule,
      ],
      controllers: [
        HealthController,
        NetworkController,
        ApplicantEvidenceController,
        RequestsController,
        ReceiptsController,
        AuthController,
        CaseEvidenceController,
        CasesController,
        WorkloadController,
      ],
      providers: [
        CasePages,
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_PIPE, useFactory: validation },
        { provide: APP_FILTER, inject: [Log], useFactory: (log: Log) => new ProblemFilter(log) },
      ],
    };
  }
}
