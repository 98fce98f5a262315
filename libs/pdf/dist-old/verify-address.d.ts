import type { ReleaseDocument } from '@signatory/contract';
import type { RenderOptions } from './options.js';
/** Where a reader checks this release; undefined where the document names no place, or belongs to no release. */
export declare function verifyAddress({ verification }: ReleaseDocument, { releaseHash }: Pick<RenderOptions, 'releaseHash'>): string | undefined;
