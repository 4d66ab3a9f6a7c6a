import { CreateTables20261122000001 } from './20261122000001-create-tables.js';
import { GuardCases20261122000002 } from './20261122000002-guard-cases.js';
import { FileRequest20261122000003 } from './20261122000003-file-request.js';
import { QuickLists20261122000004 } from './20261122000004-quick-lists.js';
import { SealAudit20261122000010 } from './20261122000010-seal-audit.js';
import { KeepEvidence20261122000011 } from './20261122000011-keep-evidence.js';
import { ShowDeskItsTurn20261122000020 } from './20261122000020-show-desk-its-turn.js';

/** In the order in which they run. A merged migration is never edited. */
export const migrations = [
  CreateTables20261122000001,
  GuardCases20261122000002,
  FileRequest20261122000003,
  QuickLists20261122000004,
  SealAudit20261122000010,
  KeepEvidence20261122000011,
  ShowDeskItsTurn20261122000020,
];
