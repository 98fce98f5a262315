// Without the schemas: the app reads an address by these before any screen's code is here.

/** By what something was done: the web app in a browser, another program at the API, the command line, a background job. */
export const AUDIT_CHANNELS = ['web', 'api', 'command-line', 'worker'] as const;
/** An act (`entry.save`), or the word before its point for all of them. */
export const AUDIT_ACT = /^[a-z-]{1,40}(\.[a-z-]{1,40})?$/;
/** Letters in a filter. */
export const MOST_IN_AUDIT_FILTER = { cycle: 100, member: 64, by: 100, source: 100 } as const;
