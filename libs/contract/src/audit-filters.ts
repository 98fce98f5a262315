import { z } from 'zod';
import { FORM_FAULTS } from './form-fault.js';

/** By what something was done: the web app in a browser, another program at the API, the command line, a background job. */
export const AUDIT_CHANNELS = ['web', 'api', 'command-line', 'worker'] as const;

const AuditWord = z.string().max(100);

/** Which events of the trail are wanted. */
export const AuditFilters = z.strictObject({
  cycle: AuditWord.optional(),
  member: z.string().max(64).optional(),
  /** An act (`entry.save`), or the word before its point for all of them. */
  act: z
    .string()
    .regex(/^[a-z-]{1,40}(\.[a-z-]{1,40})?$/, FORM_FAULTS.act)
    .optional(),
  /** A part of the person's name, or the whole e-mail address. */
  by: AuditWord.optional(),
  channel: z.enum(AUDIT_CHANNELS).optional(),
  /** A part of the network, of the program or of the access token that it came from. */
  source: AuditWord.optional(),
  /** The first and the last day, in UTC. */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
});
export type AuditFilters = z.infer<typeof AuditFilters>;
