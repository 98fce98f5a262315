import type { Cluster } from '@signatory/launcher';
import type { PostgresService } from './services.js';

/** Makes the template of test databases on a server, which is stopped where that fails. */
export function makeTemplate(cluster: Pick<Cluster, 'url' | 'stop'>): Promise<PostgresService>;
