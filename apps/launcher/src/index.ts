// For the tests' own server: the same programs and the same cluster as `npm start`.
export { provideBinaries, type Binaries } from './postgres/binaries.js';
export { startCluster, type Cluster } from './postgres/cluster.js';
export { keepCluster } from './postgres/keep-cluster.js';
export { findDatabaseUser, giveTo, type DatabaseUser } from './postgres/database-user.js';
export { ensureLogins } from './postgres/logins.js';
export { migrateDatabase } from './database.js';
export { freePort } from './ports.js';
