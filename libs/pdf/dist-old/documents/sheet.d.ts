import type { Writable } from 'node:stream';
import type { Watch } from '../options.js';
import type { Section } from '../layout/compose.js';
import type { ReleaseLayout } from './release-layout.js';
/** What a sheet is about, and its sections. */
export interface SheetContent {
    readonly name: string;
    readonly sections: readonly Section[];
}
/** Prints a shorter form of a release into `sink`, which it ends. */
export declare function writeSheet({ view, set, options }: ReleaseLayout, { name, sections }: SheetContent, sink: Writable, watch?: Watch): Promise<void>;
/** What has the code asked for; an unknown one is an error that lists those there are. */
export declare function findByCode<T extends {
    readonly code: string;
}>(kind: string, code: string, all: readonly T[]): T;
