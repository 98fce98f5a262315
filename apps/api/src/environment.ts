/** The injection token of what `readEnvironment` read: an interface has no value to inject by. */
export const ENVIRONMENT = Symbol('environment');
