/**
 * Starts a service unless this run has it; its address then stands in the environment of every test process. The examples
 * stand on the PostgreSQL, which must be there.
 */
export function start(kind: 'postgres' | 'redis' | 'examples'): Promise<void>;
/** Stops what this run started. */
export function stopAll(): Promise<void>;
