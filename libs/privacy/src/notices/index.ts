import { sha256 } from '#platform/crypto';
import type { PrivacyNotice } from '../domain/notice.js';
import { noticeForm } from '../domain/notice.js';
import { FIRST } from './first.js';
import { SECOND } from './second.js';

/** A notice with the hash by which a consent names what was read. */
export interface PublishedNotice extends PrivacyNotice {
  readonly hash: string;
}

/** Every notice that was ever shown, oldest first. A published one is never edited: notices.spec.ts knows their hashes. */
export const NOTICES: readonly PublishedNotice[] = [FIRST, SECOND].map((notice) => ({
  ...notice,
  hash: sha256(noticeForm(notice)),
}));

export const noticeNamed = (version: string): PublishedNotice | undefined =>
  NOTICES.find((notice) => notice.version === version);
