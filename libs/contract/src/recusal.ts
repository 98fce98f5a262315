import { RECUSAL_KINDS } from '@signatory/domain';
import { z } from 'zod';
import { FORM_FAULTS } from './form-fault.js';

const Codes = z.array(z.string().trim().min(1).max(40)).max(300);

/** What a person will not judge in a cycle: a conflict is with whole members, a recusal may be from some pillars. */
export const DeclareRecusal = z
  .strictObject({
    kind: z.enum(RECUSAL_KINDS),
    members: Codes.min(1),
    /** Empty for all. */
    pillars: Codes.default([]),
    reason: z.string().trim().min(3).max(2_000),
  })
  .refine(({ kind, pillars }) => kind !== 'conflict' || pillars.length === 0, {
    path: ['pillars'],
    message: FORM_FAULTS.conflictPillars,
  });
export type DeclareRecusal = z.infer<typeof DeclareRecusal>;

export const RecusalView = z.object({
  id: z.string(),
  person: z.object({ id: z.string(), name: z.string() }),
  kind: z.enum(RECUSAL_KINDS),
  members: z.array(z.string()),
  /** Empty for all. */
  pillars: z.array(z.string()),
  reason: z.string(),
  declared: z.string(),
  /** By the secretariat; null while it holds. */
  withdrawn: z.object({ at: z.string(), by: z.string(), reason: z.string() }).nullable(),
});
export type RecusalView = z.infer<typeof RecusalView>;
