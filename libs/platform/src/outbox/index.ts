import { DeadLetterRow, InboxRow, OutboxRow } from './storage.js';

export * from './ear.js';
export * from './outbox.js';
export * from './relay.js';
export * from './wake.js';
export { DeadLetterRow, InboxRow, OutboxRow };

/** Tables of this part, for the drift check. */
export const entities = [OutboxRow, InboxRow, DeadLetterRow];
