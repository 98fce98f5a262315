import { z } from 'zod';
import { LanguageCode } from './entry.js';
import { GiveReason } from './report.js';

/** The name of what nothing brings back, so that nobody takes one for another: a cycle's code, what an address is called. */
export const Confirm = z.string().max(200);

/** Why a published release is taken back, and the code of its cycle. */
export const WithdrawRelease = GiveReason.extend({
  confirm: Confirm,
  /** In which the reason is written; that of the person's letters without it. */
  language: LanguageCode.optional(),
});
export type WithdrawRelease = z.infer<typeof WithdrawRelease>;

/** What is removed is named. */
export const ConfirmRemoval = z.strictObject({ confirm: Confirm });
export type ConfirmRemoval = z.infer<typeof ConfirmRemoval>;
