import type { Writable } from 'node:stream';
import type { ReleaseDocument } from '@signatory/contract';
import type { RenderOptions, Watch } from '../options.js';
import { ReleaseLayout } from './release-layout.js';
/** A release on one page, as PDF/UA-1. */
export declare function renderSummary(document: ReleaseDocument, options?: RenderOptions): Promise<Uint8Array>;
/** The same, page by page into `sink`, which it ends. */
export declare function writeSummary(layout: ReleaseLayout, sink: Writable, watch?: Watch): Promise<void>;
/** One pillar's results, as PDF/UA-1. `pillar` is its code; an unknown one is an error that lists the codes. */
export declare function renderPillarScorecard(document: ReleaseDocument, pillar: string, options?: RenderOptions): Promise<Uint8Array>;
/** The same, page by page into `sink`, which it ends. */
export declare function writePillarScorecard(layout: ReleaseLayout, pillar: string, sink: Writable, watch?: Watch): Promise<void>;
/** One commitment across all members, as PDF/UA-1. `commitment` is its printed code; an unknown one is an error that lists the codes. */
export declare function renderCommitmentSheet(document: ReleaseDocument, commitment: string, options?: RenderOptions): Promise<Uint8Array>;
/** The same, page by page into `sink`, which it ends. */
export declare function writeCommitmentSheet(layout: ReleaseLayout, commitment: string, sink: Writable, watch?: Watch): Promise<void>;
