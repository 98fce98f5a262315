import { MAIL_KINDS } from '@signatory/domain';
import { z } from 'zod';

/** Which letters a person wants, and in which language. */
export const Notifications = z.strictObject({
  language: z.enum(['en', 'fr', 'de', 'it', 'ja']),
  /** Kinds that are not wanted. */
  off: z.array(z.enum(MAIL_KINDS)).max(MAIL_KINDS.length),
});
export type Notifications = z.infer<typeof Notifications>;
