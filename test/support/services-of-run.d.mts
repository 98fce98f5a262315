/** Starts a service unless this run has it, and puts its address into the environment. */
export function start(kind: 'postgres' | 'redis'): Promise<void>;
/** Stops every service of this run. */
export function stopAll(): Promise<void>;
