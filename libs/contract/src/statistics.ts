import { PUNCTUALITIES } from '@signatory/domain';
import { z } from 'zod';

/** How many of the entries asked are in each state: they add up to `asked`. */
export const EntryCounts = z.object({
  asked: z.int(),
  answered: z.int(),
  noData: z.int(),
  notApplicable: z.int(),
  confidential: z.int(),
  unanswered: z.int(),
});

export const PillarCounts = z.object({ pillar: z.string(), entries: EntryCounts });

const OpenFindings = z.object({ blockers: z.int(), notRun: z.int(), errors: z.int(), warnings: z.int() });

/** On-time and completeness of a cycle, of the members that the reader's roles cover. */
export const StatisticsView = z.object({
  cycle: z.string(),
  /** The instant it holds for: what is not due then can be late a second after. */
  at: z.string(),
  /** In the plan's order. */
  members: z.array(
    z.object({
      member: z.string(),
      punctuality: z.enum(PUNCTUALITIES),
      submittedAt: z.string().nullable(),
      /** With the extension. */
      deadline: z.string().nullable(),
      extendedTo: z.string().nullable(),
      late: z.boolean(),
      entries: EntryCounts,
      pillars: z.array(PillarCounts),
      /** Null until checks ran. */
      open: OpenFindings.nullable(),
    }),
  ),
  pillars: z.array(PillarCounts),
  total: z.object({
    reports: z.object({
      'on-time': z.int(),
      late: z.int(),
      'not-submitted': z.int(),
      'not-due': z.int(),
      extended: z.int(),
    }),
    entries: EntryCounts,
    open: OpenFindings,
  }),
});
export type StatisticsView = z.infer<typeof StatisticsView>;

/** A later deadline that one member was granted; the last of a member holds. */
export const ExtensionView = z.object({
  member: z.string(),
  /** 1, 2, … of this member. */
  n: z.int(),
  deadline: z.string(),
  reason: z.string(),
  /** Who granted it: a name. */
  grantedBy: z.string(),
  grantedAt: z.string(),
});
export type ExtensionView = z.infer<typeof ExtensionView>;
