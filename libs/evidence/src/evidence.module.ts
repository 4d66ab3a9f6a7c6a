import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '#audit';
import { CasesModule } from '#cases';
import { Evidence } from './evidence.service.js';
import { EvidenceKeeper } from './keeper.service.js';
import { Previews } from './previews.service.js';
import { Reception } from './reception.service.js';
import { EvidenceSurroundings } from './records.js';
import { Register } from './register.js';
import { SealedFiles } from './sealed-files.js';
import { EvidenceRow, PartRow, UploadRow, VolumeRow } from './storage/evidence.entity.js';
import { EvidenceStore } from './store.queries.js';
import { UploadRows } from './upload-rows.js';
import { Uploads } from './uploads.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([EvidenceRow, UploadRow, PartRow, VolumeRow]), AuditModule, CasesModule],
  providers: [
    Evidence,
    EvidenceKeeper,
    EvidenceStore,
    EvidenceSurroundings,
    Previews,
    Reception,
    Register,
    SealedFiles,
    UploadRows,
    Uploads,
  ],
  exports: [Evidence, EvidenceKeeper, EvidenceStore, Previews, Reception, Uploads],
})
export class EvidenceModule {}
