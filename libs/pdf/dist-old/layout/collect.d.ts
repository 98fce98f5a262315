import { Writable } from 'node:stream';
/** What is written, as one array of bytes. */
export declare function collect(write: (sink: Writable) => Promise<void>): Promise<Uint8Array>;
