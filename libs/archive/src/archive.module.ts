import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '#audit';
import { CasesModule } from '#cases';
import { EvidenceModule } from '#evidence';
import { Archive } from './archive.service.js';
import { Destruction } from './destruction.service.js';
import { ArchivePackages, PackageSurroundings } from './package.service.js';
import { entities } from './storage/archive.entity.js';

/** Taking files in and keeping them: what every act that ends a case needs. */
@Module({
  imports: [TypeOrmModule.forFeature(entities), AuditModule],
  providers: [Archive],
  exports: [Archive],
})
export class ArchiveModule {}

/** What people do with the archive: packages and destruction, which need the evidence store. */
@Module({
  imports: [ArchiveModule, AuditModule, CasesModule, EvidenceModule],
  providers: [Destruction, ArchivePackages, PackageSurroundings],
  exports: [ArchiveModule, Destruction, ArchivePackages],
})
export class ArchiveDeskModule {}
