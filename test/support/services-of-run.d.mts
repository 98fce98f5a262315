/** Starts a service unless this run has it; its address then stands in the environment of every test process. */
export function start(kind: 'postgres' | 'redis'): Promise<void>;
/** Stops what this run started. */
export function stopAll(): Promise<void>;
