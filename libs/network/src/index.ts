import {
  DirectoryVersionRow,
  InstitutionRow,
  RegionRow,
  CoordinatorQueueRow,
  WorkingDayOverrideRow,
} from './storage/network.entity.js';

export * from './calendar.js';
export * from './domain/calendar.js';
export * from './domain/directory.js';
export * from './domain/region.js';
export * from './seed.js';
export { NetworkModule } from './network.module.js';
export { Network, type NetworkView } from './network.service.js';
export { DirectoryVersionRow, InstitutionRow, RegionRow, CoordinatorQueueRow, WorkingDayOverrideRow };

/** Tables of this room, for its module and the drift check. */
export const entities = [DirectoryVersionRow, InstitutionRow, RegionRow, CoordinatorQueueRow, WorkingDayOverrideRow];
