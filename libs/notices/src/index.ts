import { NoticeRow } from './storage/notice.entity.js';

export * from './notices.module.js';
export * from './notices.service.js';
export { NoticeRow };

/** Tables of this room, for its module and the drift check. */
export const entities = [NoticeRow];
