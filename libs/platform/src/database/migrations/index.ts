import { CreateTables20261122000001 } from './20261122000001-create-tables.js';
import { GuardCases20261122000002 } from './20261122000002-guard-cases.js';
import { FileRequest20261122000003 } from './20261122000003-file-request.js';
import { QuickLists20261122000004 } from './20261122000004-quick-lists.js';
import { SealAudit20261122000010 } from './20261122000010-seal-audit.js';
import { KeepEvidence20261122000011 } from './20261122000011-keep-evidence.js';
import { ShowDeskItsTurn20261122000020 } from './20261122000020-show-desk-its-turn.js';
import { PromiseLessTime20261125000300 } from './20261125000300-promise-less-time.js';
import { ReleaseDirectoryAndPolicy20261125000100 } from './20261125000100-release-directory-and-policy.js';
import { KeepAccounts20261125000600 } from './20261125000600-keep-accounts.js';
import { BringEvidenceInParts20261125000800 } from './20261125000800-bring-evidence-in-parts.js';
import { AnswerForRoutes20261125000200 } from './20261125000200-answer-for-routes.js';
import { GiveOutCases20261125000201 } from './20261125000201-give-out-cases.js';
import { NameWhoMaySee20261125000610 } from './20261125000610-name-who-may-see.js';
import { MoveWithThePlan20261125000301 } from './20261125000301-move-with-the-plan.js';
import { LinkMatters20261125000302 } from './20261125000302-link-matters.js';
import { TellPeople20261125001100 } from './20261125001100-tell-people.js';
import { CountWork20261125001110 } from './20261125001110-count-work.js';
import { KeepArchive20261125001120 } from './20261125001120-keep-archive.js';
import { WorkBetween20261125001400 } from './20261125001400-work-between.js';

import { ProtectPersons20261125000700 } from './20261125000700-protect-persons.js';

/** In the order in which they run. A merged migration is never edited. */
export const migrations = [
  CreateTables20261122000001,
  GuardCases20261122000002,
  FileRequest20261122000003,
  QuickLists20261122000004,
  SealAudit20261122000010,
  KeepEvidence20261122000011,
  ShowDeskItsTurn20261122000020,
  PromiseLessTime20261125000300,
  ReleaseDirectoryAndPolicy20261125000100,
  KeepAccounts20261125000600,
  BringEvidenceInParts20261125000800,
  AnswerForRoutes20261125000200,
  GiveOutCases20261125000201,
  NameWhoMaySee20261125000610,
  MoveWithThePlan20261125000301,
  LinkMatters20261125000302,
  TellPeople20261125001100,
  CountWork20261125001110,
  KeepArchive20261125001120,
  WorkBetween20261125001400,
  ProtectPersons20261125000700,
];
