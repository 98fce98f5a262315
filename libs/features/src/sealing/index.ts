export { ReadTrail } from './read-trail.js';
export { leafOf } from './sealed-event.js';
export { SealingModule } from './sealing.module.js';
export { SealTrail, TrailDamaged } from './seal-trail.js';
export { VerifyTrail } from './verify-trail.js';
