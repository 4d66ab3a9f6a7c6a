import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '#audit';
import { NetworkModule } from '#network';
import { CaseAccess } from './case-access.service.js';
import { CaseFiles } from './case-file.queries.js';
import { CaseQueries } from './cases.queries.js';
import { Cases } from './cases.service.js';
import { CaseLinks } from './links.service.js';
import { HolidayPlans } from './holiday-plans.service.js';
import { Promises } from './promises.service.js';
import { PublishedLimits } from './published-limits.service.js';
import { Rederivation } from './rederivation.service.js';
import { Reminders } from './reminders.service.js';
import { Sharings } from './sharings.service.js';
import { FiledRequests } from './filed-request.js';
import { Persons } from './persons.service.js';
import { entities } from './storage/case.entity.js';

@Module({
  imports: [TypeOrmModule.forFeature(entities), NetworkModule, AuditModule],
  providers: [
    Cases,
    CaseQueries,
    CaseFiles,
    CaseAccess,
    CaseLinks,
    Promises,
    PublishedLimits,
    HolidayPlans,
    Rederivation,
    Reminders,
    Sharings,
    FiledRequests,
    Persons,
  ],
  exports: [
    Cases,
    CaseQueries,
    CaseFiles,
    CaseAccess,
    CaseLinks,
    Promises,
    PublishedLimits,
    HolidayPlans,
    Rederivation,
    Reminders,
    Sharings,
    FiledRequests,
    Persons,
  ],
})
export class CasesModule {}
