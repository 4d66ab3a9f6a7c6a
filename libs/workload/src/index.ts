export * from './workload.module.js';
export * from './workload.service.js';
