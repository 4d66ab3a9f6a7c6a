export * from './archive.module.js';
export * from './archive.service.js';
export * from './destruction.service.js';
export * from './domain/retention.js';
export * from './package.service.js';
export * from './storage/archive.entity.js';
