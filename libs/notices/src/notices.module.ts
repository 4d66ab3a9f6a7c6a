import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '#audit';
import { CasesModule } from '#cases';
import { Letters, Mailer } from './mailer.service.js';
import { NoticeLists } from './notices.queries.js';
import { Notices } from './notices.service.js';
import { RatingLinks } from './rating-links.js';
import { NoticeReadRow, NoticeRow } from './storage/notice.entity.js';

@Module({
  imports: [TypeOrmModule.forFeature([NoticeRow, NoticeReadRow]), CasesModule, AuditModule],
  providers: [Notices, Letters, Mailer, NoticeLists, RatingLinks],
  exports: [Notices, Mailer, NoticeLists, RatingLinks],
})
export class NoticesModule {}
