export { DeclareRecusal } from './declare-recusal.js';
export { ReadRecusals } from './read-recusals.js';
export { RecusalsModule } from './recusals.module.js';
export { WithdrawRecusal } from './withdraw-recusal.js';
