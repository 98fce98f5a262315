import type { Writable } from 'node:stream';
import type { ReleaseDocument } from '@signatory/contract';
import type { RenderOptions, Watch } from '../options.js';
import { ReleaseLayout } from './release-layout.js';
/** One member's results on about two pages, as PDF/UA-1. `member` is its code; an unknown one is an error that lists the codes. */
export declare function renderMemberScorecard(document: ReleaseDocument, member: string, options?: RenderOptions): Promise<Uint8Array>;
/** The same, page by page into `sink`, which it ends. */
export declare function writeMemberScorecard(layout: ReleaseLayout, member: string, sink: Writable, watch?: Watch): Promise<void>;
