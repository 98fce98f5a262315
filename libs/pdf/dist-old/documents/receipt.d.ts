import type { ReceiptView } from '@signatory/contract';
import type { RenderOptions } from '../options.js';
/**
 * The receipt of a certified report as PDF/UA-1. It prints what was fixed at that moment and nothing that changes after,
 * so that the same receipt in the same language gives the same bytes.
 */
export declare function renderReceipt(receipt: Omit<ReceiptView, 'state'>, options?: RenderOptions): Promise<Uint8Array>;
