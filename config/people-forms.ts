import { z } from 'zod';

/** Who letters come from. */
export const mailSender = z
  .string()
  .regex(/^[^\r\n]*@[^\r\n]+$/, 'must be an address, like Signatory <signatory@example.org>');

/** Where people go with a question: an e-mail address, or one on the web; as a link leads there. */
export const contact = z
  .string()
  .transform((text) => (/^[^\s@/:]+@[^\s@/]+$/.test(text) ? `mailto:${text}` : text))
  .refine((text) => URL.canParse(text) && ['mailto:', 'https:', 'http:'].includes(new URL(text).protocol), {
    error: 'must be an e-mail address or a URL, like help@example.org or https://example.org/help',
  });
