export * from './canonical.js';
export * from './codes.js';
export * from './days.js';
export * from './decision.js';
export * from './errors.js';
export * from './messages.js';
export * from './network.js';
export * from './request.js';
