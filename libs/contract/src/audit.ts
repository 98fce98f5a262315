import { z } from 'zod';
import { FORM_FAULTS } from './form-fault.js';

export const AuditEventView = z.object({
  id: z.string(),
  at: z.string(),
  actor: z.string().nullable(),
  /** The name of the person who did it; null for the system. */
  by: z.string().nullable(),
  act: z.string(),
  subject: z.string(),
  /** The name of the person that it is about, where it is one. */
  about: z.string().nullable(),
  facts: z.record(z.string(), z.unknown()),
});
export type AuditEventView = z.infer<typeof AuditEventView>;

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
  /** A part of the person's name. */
  by: AuditWord.optional(),
  /** The first and the last day, in UTC. */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
});
export type AuditFilters = z.infer<typeof AuditFilters>;

export const AuditQuery = AuditFilters.extend({
  /** Only older events: the id of the last one read. */
  before: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
export type AuditQuery = z.infer<typeof AuditQuery>;

/** How far the trail is sealed. */
export const TrailSeal = z.object({
  /** Events that wait for their place, for some seconds. */
  unsealed: z.int(),
  /** The newest; null before the first. */
  checkpoint: z
    .object({
      /** Over how many events. */
      events: z.int(),
      at: z.string(),
      /** The signed text: to be kept elsewhere, it proves later that nothing was changed. */
      note: z.string(),
    })
    .nullable(),
});
export type TrailSeal = z.infer<typeof TrailSeal>;

/** The trail held against every checkpoint that was signed over it. */
export const TrailIntegrity = z.object({
  at: z.string(),
  /** Sealed events, all of which were read. */
  events: z.int(),
  checkpoints: z.int(),
  /** The first so many events are what was signed. */
  agreed: z.int(),
  /** After the first `after` events and up to the `before`-th, the trail is not what was signed; null where all is. */
  broken: z.object({ after: z.int(), before: z.int() }).nullable(),
});
export type TrailIntegrity = z.infer<typeof TrailIntegrity>;
