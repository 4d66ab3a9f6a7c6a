import { AccountRow, AttemptRow, LookupTokenRow, SessionRow } from './access.entity.js';
import {
  AccountChangeRow,
  AccountIdentityRow,
  AccountLinkRow,
  PasskeyRow,
  RecoveryCodeRow,
  SpentChallengeRow,
} from './factor.entity.js';

/** Tables of this room, for its module and the drift check. */
export const entities = [
  AccountRow,
  SessionRow,
  LookupTokenRow,
  AttemptRow,
  PasskeyRow,
  RecoveryCodeRow,
  AccountLinkRow,
  AccountIdentityRow,
  SpentChallengeRow,
  AccountChangeRow,
];
