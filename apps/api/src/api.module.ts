import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE } from '@nestjs/core';
import { AccessModule } from '#access';
import { ArchiveDeskModule } from '#archive';
import { AuthoritiesModule } from '#authorities';
import { AuditModule } from '#audit';
import { CasesModule } from '#cases';
import { CaseworkModule } from '#casework';
import { EvidenceModule } from '#evidence';
import { IntakeModule } from '#intake';
import { NetworkModule } from '#network';
import { NoticeFeed, NoticesModule } from '#notices';
import { DatabaseModule } from '#platform/database';
import { Log } from '#platform/observability';
import { platformModule, type Foundation } from '#platform/module';
import { PrivacyModule } from '#privacy';
import { ReferralModule } from '#referral';
import { ReleasesModule } from '#releases';
import { RoutingModule } from '#routing';
import { WorkloadModule } from '#workload';
import { HealthController } from './health.controller.js';
import { AccessGuard } from './http/access.js';
import { CaseScope, CaseScopeGuard } from './http/case-scope.js';
import { PlentyGuard } from './http/plenty.js';
import { Proofs } from './http/proofs.js';
import { validation } from './http/validation.js';
import { ProblemFilter } from './problems/problem.filter.js';
import { CasePages } from './public/case-pages.js';
import { AuthorityController } from './outside/authority.controller.js';
import { BetweenPages, BetweenReads } from './outside/between-pages.js';
import { ChannelsController } from './outside/channels.controller.js';
import { OpenController } from './outside/open.controller.js';
import { LettersController } from './outside/letters.controller.js';
import { ApplicantEvidenceController } from './public/evidence.controller.js';
import { CompetenceController } from './public/competence.controller.js';
import { ChallengesController } from './public/challenges.controller.js';
import { NetworkController } from './public/network.controller.js';
import { RatingsController } from './public/ratings.controller.js';
import { PrivacyPages, PrivacyRooms } from './public/privacy-pages.js';
import { ApplicantPrivacyController, NoticesController } from './public/privacy.controller.js';
import { ReceiptsController } from './public/receipts.controller.js';
import { StatisticsController } from './public/statistics.controller.js';
import { RequestsController } from './public/requests.controller.js';
import { DirectoryController } from './releases/directory.controller.js';
import { PolicyController } from './releases/policy.controller.js';
import { ReleasePages } from './releases/release-pages.js';
import { AccountsController } from './staff/accounts.controller.js';
import { AccuracyController } from './staff/accuracy.controller.js';
import { AssignmentController } from './staff/assignment.controller.js';
import { ArchiveController } from './staff/archive.controller.js';
import { AuthController, LinksController } from './staff/auth.controller.js';
import { UploadsController } from './public/uploads.controller.js';
import { CaseAccessController, LooksController } from './staff/case-access.controller.js';
import { CasesController } from './staff/cases.controller.js';
import { EvidenceStoreController } from './staff/evidence-store.controller.js';
import { CaseEvidenceController } from './staff/evidence.controller.js';
import { OpenIdController } from './staff/open-id.controller.js';
import { OwnAccountController, OwnSessionsController } from './staff/own-account.controller.js';
import { SessionDoor } from './staff/session-door.js';
import { SightsController } from './staff/sights.controller.js';
import { PolicyTimeController } from './staff/policy-time.controller.js';
import { NoticeStreams } from './staff/notice-streams.js';
import { StaffNoticesController } from './staff/notices.controller.js';
import { AuditPages, AuditRooms } from './staff/audit-pages.js';
import { AuditController, RetentionController } from './staff/audit.controller.js';
import { CasePrivacyController, DataRequestsController } from './staff/privacy.controller.js';
import { WorkloadController } from './staff/workload.controller.js';

/** The whole surface, door by door. */
const CONTROLLERS = [
  HealthController,
  NetworkController,
  CompetenceController,
  ApplicantEvidenceController,
  UploadsController,
  OpenController,
  ChallengesController,
  RequestsController,
  ReceiptsController,
  AuthController,
  LinksController,
  OwnAccountController,
  OwnSessionsController,
  OpenIdController,
  AccountsController,
  CaseEvidenceController,
  EvidenceStoreController,
  AssignmentController,
  AccuracyController,
  CaseAccessController,
  LooksController,
  SightsController,
  LettersController,
  CasesController,
  DirectoryController,
  PolicyController,
  AuthorityController,
  ChannelsController,
  WorkloadController,
  PolicyTimeController,
  StaffNoticesController,
  ArchiveController,
  RatingsController,
];
/** Persons' data and the record of who touched it. */
const OF_PRIVACY = [
  NoticesController,
  ApplicantPrivacyController,
  CasePrivacyController,
  DataRequestsController,
  AuditController,
  RetentionController,
  StatisticsController,
];

/** What puts together the answers of several rooms. */
const PAGES = [CasePages, ReleasePages, PrivacyPages, PrivacyRooms, AuditPages, AuditRooms];

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
        AuditModule,
        AccessModule,
        CasesModule,
        AuthoritiesModule,
        RoutingModule,
        IntakeModule,
        ReferralModule,
        CaseworkModule,
        EvidenceModule,
        ReleasesModule,
        NoticesModule,
        ArchiveDeskModule,
        WorkloadModule,
        PrivacyModule,
      ],
      controllers: [...CONTROLLERS, ...OF_PRIVACY],
      providers: [
        ...PAGES,
        SessionDoor,
        CaseScope,
        Proofs,
        NoticeFeed,
        NoticeStreams,
        BetweenPages,
        BetweenReads,
        // In this order: who it is, whether there has been too much, whether the case may be seen.
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_GUARD, useClass: PlentyGuard },
        { provide: APP_GUARD, useClass: CaseScopeGuard },
        { provide: APP_PIPE, useFactory: validation },
        { provide: APP_FILTER, inject: [Log], useFactory: (log: Log) => new ProblemFilter(log) },
      ],
    };
  }
}
