import { COMBINATIONS, CONTRIBUTION_STATES } from '@signatory/domain';
import { z } from 'zod';
import { FORM_FAULTS } from './form-fault.js';
import { DecimalText, SaveEntry } from './entry.js';
import { EvidenceFile } from './evidence.js';

/** Somebody who may be asked for a part: holds the role of a contributor for this member. */
export const ContributorView = z.object({ id: z.string(), name: z.string() });
export type ContributorView = z.infer<typeof ContributorView>;

/** The same, with the end of the role by which they give it, where it has one. */
export const AskableContributorView = ContributorView.extend({ until: z.string().nullable() });
export type AskableContributorView = z.infer<typeof AskableContributorView>;

/** Asks an agency for its part of an entry; asked again, the end date and the note are new. */
export const AskContribution = z.strictObject({
  contributor: z.uuid(),
  agency: z.string().trim().min(2).max(200),
  until: z.iso.datetime({ offset: true }),
  note: z.string().trim().max(2_000).optional(),
});
export type AskContribution = z.infer<typeof AskContribution>;

/** The same of several entries, such as those of a pillar: all of them or none. */
export const AskContributions = AskContribution.extend({ indicators: z.array(z.string().max(100)).min(1).max(1_000) });
export type AskContributions = z.infer<typeof AskContributions>;

export const ContributionView = z.object({
  indicator: z.string(),
  contributor: ContributorView,
  agency: z.string(),
  state: z.enum(CONTRIBUTION_STATES),
  version: z.int(),
  note: z.string().nullable(),
  until: z.string(),
  /** As the agency last sent it. */
  answer: SaveEntry.nullable(),
  /** Those that its evidence cites: each is fetched under the part, before it is combined. */
  files: z.array(EvidenceFile),
  /** Why it was returned. */
  reason: z.string().nullable(),
  changedAt: z.string(),
  /** Its contributor can give nothing any more: the account is closed, or the role for this member has ended. */
  gone: z.boolean(),
  /** What the reader may do with it now. */
  commands: z.array(z.string()),
});
export type ContributionView = z.infer<typeof ContributionView>;

/** Makes the entry from cleared parts, sent with the entry's version in `If-Match`. */
export const CombineContributions = z
  .strictObject({
    how: z.enum(COMBINATIONS),
    contributors: z.array(z.uuid()).min(1).max(50),
    /** Of a sum, why nothing counts twice; of a reconciled value, why it differs from the parts. */
    note: z.string().trim().max(2_000).optional(),
    /** The focal point's own value, where the parts are reconciled. */
    answer: SaveEntry.optional(),
  })
  .refine(({ how, contributors }) => how !== 'single' || contributors.length === 1, {
    path: ['contributors'],
    message: FORM_FAULTS.onePart,
  })
  .refine(({ how, note }) => how === 'single' || (note?.length ?? 0) >= 3, {
    path: ['note'],
    message: FORM_FAULTS.combinationWords,
  })
  .refine(({ how, answer }) => (how === 'reconciled') === (answer !== undefined), {
    path: ['answer'],
    message: FORM_FAULTS.reconciledValue,
  });
export type CombineContributions = z.infer<typeof CombineContributions>;

/** A figure of an international source for one member. */
export const OutsideFigureInput = z.strictObject({
  member: z.string().max(20),
  indicator: z.string().max(100),
  cell: z.string().max(100).default('total'),
  value: DecimalText,
  /** The period it is of. */
  reference: z.string().trim().min(4).max(40),
  source: z.string().trim().min(2).max(200),
  url: z
    .url({ protocol: /^https?$/ })
    .max(2_000)
    .optional(),
  accessed: z.iso.date(),
});
export type OutsideFigureInput = z.infer<typeof OutsideFigureInput>;

export const ImportOutsideFigures = z.strictObject({ figures: z.array(OutsideFigureInput).min(1).max(10_000) });
export type ImportOutsideFigures = z.infer<typeof ImportOutsideFigures>;
export const ImportedOutsideFigures = z.object({ imported: z.int(), known: z.int() });
export type ImportedOutsideFigures = z.infer<typeof ImportedOutsideFigures>;

export const ReplyToFigure = z
  .strictObject({ kind: z.enum(['confirmed', 'contested']), reason: z.string().trim().max(2_000).optional() })
  .refine(({ kind, reason }) => kind === 'confirmed' || (reason?.length ?? 0) >= 3, {
    path: ['reason'],
    message: FORM_FAULTS.contestWords,
  });
export type ReplyToFigure = z.infer<typeof ReplyToFigure>;

export const OutsideFigureView = z.object({
  id: z.string(),
  indicator: z.string(),
  cell: z.string(),
  value: z.string(),
  reference: z.string(),
  source: z.string(),
  url: z.string().nullable(),
  accessed: z.string(),
  /** The member's last word on it; null while there is none. */
  reply: z
    .object({ kind: z.enum(['confirmed', 'contested']), reason: z.string().nullable(), at: z.string() })
    .nullable(),
});
export type OutsideFigureView = z.infer<typeof OutsideFigureView>;
