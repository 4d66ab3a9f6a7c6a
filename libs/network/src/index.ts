export * from './calendar.js';
export * from './domain/calendar.js';
export * from './domain/directory.js';
export * from './domain/region.js';
export * from './seed.js';
export { NetworkModule } from './network.module.js';
export { Network, type NetworkView } from './network.service.js';
export * from './storage/network.entity.js';
