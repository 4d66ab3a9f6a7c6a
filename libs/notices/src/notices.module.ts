import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Notices } from './notices.service.js';
import { NoticeRow } from './storage/notice.entity.js';

@Module({ imports: [TypeOrmModule.forFeature([NoticeRow])], providers: [Notices], exports: [Notices] })
export class NoticesModule {}
