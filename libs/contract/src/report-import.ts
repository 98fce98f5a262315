import { REPORT_IMPORT_STATES } from '@signatory/domain';
import { z } from 'zod';
import { FORM_FAULTS } from './form-fault.js';
import { FaultWords } from './problem.js';

/** A file brought to a report: how far it is, and what its dry run counted. */
export const ImportView = z.object({
  id: z.string(),
  cycle: z.string(),
  member: z.string(),
  state: z.enum(REPORT_IMPORT_STATES),
  file: z.object({ name: z.string(), format: z.enum(['xlsx', 'csv', 'json']), size: z.int(), sha256: z.string() }),
  /** Fields read so far. */
  done: z.int(),
  /** The report's revision that it was compared with; null before the dry run has ended. */
  revision: z.int().nullable(),
  counts: z
    .object({
      fields: z.int(),
      unchanged: z.int(),
      changes: z.int(),
      conflicts: z.int(),
      undecided: z.int(),
      faults: z.int(),
    })
    .nullable(),
  leaveOut: z.boolean(),
  appliedRevision: z.int().nullable(),
  /** Why it could not be read or applied. */
  cause: z.string().nullable(),
  requestedBy: z.string(),
  queuedAt: z.string(),
  readAt: z.string().nullable(),
  endedAt: z.string().nullable(),
  /** The file and its findings are gone; the record stays. */
  sweptAt: z.string().nullable(),
  /** What the reader may do now, by the state machine and the permissions. */
  commands: z.array(z.string()),
});
export type ImportView = z.infer<typeof ImportView>;

/** Where the next page begins. */
export const ImportPageQuery = z.object({
  after: z.coerce.number().int().nonnegative().max(2_147_483_647).default(0),
  limit: z.coerce.number().int().min(1).max(1_000).default(100),
});
export type ImportPageQuery = z.infer<typeof ImportPageQuery>;

const page = <Item extends z.ZodType>(item: Item) =>
  z.object({
    items: z.array(item),
    /** Ask again with `after` set to this; null on the last page. */
    next: z.int().nullable(),
  });

/** A field that would change; null stands for nothing there. */
export const ImportChange = z.object({
  n: z.int(),
  indicator: z.string(),
  field: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});
export const ImportChanges = page(ImportChange);
export type ImportChanges = z.infer<typeof ImportChanges>;

/** A field that the file and the report changed since the export. */
export const ImportConflict = z.object({
  n: z.int(),
  indicator: z.string(),
  field: z.string(),
  base: z.string().nullable(),
  yours: z.string().nullable(),
  stored: z.string().nullable(),
  /** Who saved the stored value, and when. */
  storedBy: z.string().nullable(),
  storedAt: z.string().nullable(),
  decision: z.enum(['mine', 'stored']).nullable(),
});
export const ImportConflicts = page(ImportConflict);
export type ImportConflicts = z.infer<typeof ImportConflicts>;

/** Something that cannot be taken, with its place in the file and the cure. */
export const ImportFault = z.object({
  n: z.int(),
  code: z.string(),
  /** `INFO` stops nothing. */
  severity: z.enum(['INFO', 'ERROR']),
  sheet: z.string().nullable(),
  row: z.int().nullable(),
  column: z.string().nullable(),
  cell: z.string().nullable(),
  pointer: z.string().nullable(),
  indicator: z.string().nullable(),
  field: z.string().nullable(),
  /** In the reader's language. */
  message: z.string(),
  cure: z.string(),
  /** What the two sentences are made from; null of a file that was read before these were kept. */
  words: FaultWords.nullable(),
});
export const ImportFaults = page(ImportFault);
export type ImportFaults = z.infer<typeof ImportFaults>;

const Take = z.enum(['mine', 'stored']);

/** Lets an import be applied: a decision for every conflict, and a word on what is faulty. */
export const ApplyImport = z.strictObject({
  decisions: z
    .array(z.strictObject({ indicator: z.string().max(100), field: z.string().max(400), take: Take }))
    .max(10_000)
    .default([]),
  /** For every conflict that `decisions` do not name. */
  all: Take.optional(),
  /** Faulty rows are left out: said, and recorded. */
  leaveOut: z.boolean().default(false),
});
export type ApplyImport = z.infer<typeof ApplyImport>;

/** How a brought file is given back with what was found in it: in the reader's language, unless another is given. */
export const AnnotatedImportQuery = z.object({ language: z.enum(['en', 'fr', 'de', 'it', 'ja']).optional() });
export type AnnotatedImportQuery = z.infer<typeof AnnotatedImportQuery>;

/** How a report is written as a file. */
export const ReportFileQuery = z
  .object({
    format: z.enum(['xlsx', 'csv', 'json']).default('xlsx'),
    /** Of headings and instructions; the reader's unless given. */
    language: z.enum(['en', 'fr', 'de', 'it', 'ja']).optional(),
    /** `1`: what the newest run found stands at the cells. */
    findings: z.enum(['0', '1']).default('0'),
  })
  .refine(({ format, findings }) => format !== 'json' || findings === '0', {
    path: ['findings'],
    error: FORM_FAULTS.noCells,
  });
export type ReportFileQuery = z.infer<typeof ReportFileQuery>;
