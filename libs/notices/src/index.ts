import { NoticeReadRow, NoticeRow } from './storage/notice.entity.js';

export * from './recipients.js';
export * from './mailer.service.js';
export * from './notice-feed.service.js';
export * from './notices.module.js';
export * from './notices.queries.js';
export * from './notices.service.js';
export * from './rating-links.js';
export { NoticeReadRow, NoticeRow };

/** Tables of this room, for its module and the drift check. */
export const entities = [NoticeRow, NoticeReadRow];
