import { z } from 'zod';
import { AUDIT_ACT, AUDIT_CHANNELS, MOST_IN_AUDIT_FILTER as MOST } from './audit-terms.js';
import { FORM_FAULTS } from './form-fault.js';

/** Which events of the trail are wanted. */
export const AuditFilters = z.strictObject({
  cycle: z.string().max(MOST.cycle).optional(),
  member: z.string().max(MOST.member).optional(),
  act: z.string().regex(AUDIT_ACT, FORM_FAULTS.act).optional(),
  /** A part of the person's name, or the whole e-mail address. */
  by: z.string().max(MOST.by).optional(),
  channel: z.enum(AUDIT_CHANNELS).optional(),
  /** A part of the network, of the program or of the access token that it came from. */
  source: z.string().max(MOST.source).optional(),
  /** The first and the last day, in UTC. */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
});
export type AuditFilters = z.infer<typeof AuditFilters>;
