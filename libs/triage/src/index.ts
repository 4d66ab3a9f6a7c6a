export * from './domain/duplicates.js';
export * from './domain/gates.js';
export * from './domain/materials.js';
export * from './prints.js';
export * from './triage.module.js';
export * from './triage.service.js';
