import { z } from 'zod';
import { AuditFilters } from './audit-filters.js';
import { AUDIT_CHANNELS } from './audit-terms.js';

/** Where something was done from, told no closer than it takes to recognise one's own doings. */
export const AuditSource = z.object({
  channel: z.enum(AUDIT_CHANNELS),
  /** The network of the caller (`192.0.2.0/24`), never its whole address; absent for what the installation did itself. */
  address: z.string().optional(),
  /** The kind of browser and system, or the name of the program, without versions. */
  agent: z.string().optional(),
  /** The name of the access token by which a program did it for the person; absent where there was none. */
  token: z.string().optional(),
});
export type AuditSource = z.infer<typeof AuditSource>;

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
  /** Null where it was not told, as of events before it was. */
  source: AuditSource.nullable(),
});
export type AuditEventView = z.infer<typeof AuditEventView>;

export const AuditQuery = AuditFilters.extend({
  /** Only older events: the id of the last one read. */
  before: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
export type AuditQuery = z.infer<typeof AuditQuery>;

export const AuditPeopleQuery = z.strictObject({
  /** A part of the name. */
  name: z.string().max(100).default(''),
});
export type AuditPeopleQuery = z.infer<typeof AuditPeopleQuery>;

/** Somebody whose events may be asked for. */
export const AuditPerson = z.object({ id: z.string(), name: z.string(), email: z.string() });
export type AuditPerson = z.infer<typeof AuditPerson>;

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
