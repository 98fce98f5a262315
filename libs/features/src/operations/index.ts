export { OperationsModule } from './operations.module.js';
export { ReadWork, type RunSeconds, type Work } from './read-work.js';
