import type { Writable } from 'node:stream';
import type { ReleaseDocument } from '@signatory/contract';
import type { RenderOptions, Watch } from '../options.js';
import { ReleaseLayout } from './release-layout.js';
/** The full report of a release as PDF/UA-1. The same document and options give the same bytes. Throws `PdfTextError`. */
export declare function renderReport(document: ReleaseDocument, options?: RenderOptions): Promise<Uint8Array>;
/** The same, page by page into `sink`, which it ends. A few drawn pages are in memory at a time. */
export declare function writeReport({ view, set, options }: ReleaseLayout, sink: Writable, watch?: Watch): Promise<void>;
