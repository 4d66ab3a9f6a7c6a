export * from './calendar.js';
export * from './domain/calendar.js';
export * from './domain/changes.js';
export * from './domain/directory.js';
export * from './domain/region.js';
export * from './domain/regionChanges.js';
export * from './seed.js';
export { NetworkModule } from './network.module.js';
export {
  addTerm,
  keepDirectory,
  keepPolicy,
  type StoredPolicy,
  type Term,
  TERM_KINDS,
  type TermKind,
  termsOf,
} from './network.store.js';
export { Network, type NetworkView, type Versions } from './network.service.js';
export * from './storage/network.entity.js';
