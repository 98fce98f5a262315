import { ACTION_CLASSES, CHAPTER_STATES, TRANSLATION_STATES } from '@signatory/domain';
import { z } from 'zod';
import { FORM_FAULTS } from './form-fault.js';
import { ChapterReference, ChapterSections } from './release-chapters.js';
import { ReleaseScore, ReleaseTables } from './release-scores.js';
import { LocalText } from './text.js';

/** A section may be as long as this. */
export const MOST_IN_SECTION = 20_000;

const SectionText = z.string().max(MOST_IN_SECTION);
const day = z.iso.date();

const ReferenceInput = z.strictObject({
  key: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, FORM_FAULTS.key),
  title: z.string().trim().min(1).max(500),
  publisher: z.string().trim().min(1).max(300).optional(),
  published: day.optional(),
  accessed: day.optional(),
  url: z
    .url({ protocol: /^https?$/ })
    .max(2_000)
    .optional(),
  page: z.string().trim().min(1).max(50).optional(),
  quote: z.string().trim().min(1).max(2_000).optional(),
  /** The id of one of the chapter's `actions`. */
  action: z.uuid().optional(),
});

/** One language's text of a chapter, whole. References are those of the original, and taken with it only. */
export const SaveChapter = z.strictObject({
  sections: z.strictObject({
    background: SectionText,
    definitions: SectionText,
    members: z.record(z.string().max(8), SectionText),
  }),
  references: z
    .array(ReferenceInput)
    .max(500)
    .refine((list) => new Set(list.map(({ key }) => key)).size === list.length, FORM_FAULTS.keyTwice)
    .optional(),
});
export type SaveChapter = z.infer<typeof SaveChapter>;

const Occurrence = z.strictObject({
  sentence: z.string().min(1).max(MOST_IN_SECTION),
  figure: z.string().min(1).max(200),
  n: z.int().min(1).max(1_000),
});

/** Result or other figure? A result becomes a mark in the text; another figure is not asked about again. */
export const AnswerFigure = z.discriminatedUnion('answer', [
  z.strictObject({ answer: z.literal('other'), occurrence: Occurrence }),
  z.strictObject({
    answer: z.literal('result'),
    occurrence: Occurrence,
    /** Where it stands: `background`, `definitions`, `members/CA`. */
    section: z.string().min(1).max(60),
    /** The result it is: `average:commitment:I.1`. */
    mark: z.string().min(1).max(200),
  }),
]);
export type AnswerFigure = z.infer<typeof AnswerFigure>;

/** What the number check found, with its place. Which other fields there are depends on the kind. */
export const ChapterFinding = z.object({
  kind: z.enum(['contradiction', 'unknown-mark', 'unknown-reference', 'void-reference', 'hidden-source', 'look-alike']),
  /** The commitment's printed code. */
  chapter: z.string(),
  language: z.string(),
  section: z.string(),
  /** From the section's beginning, in UTF-16 units. */
  offset: z.int(),
  length: z.int(),
  text: z.string(),
  expression: z.string().optional(),
  stated: z.string().optional(),
  /** What the tables say. */
  value: z.object({ kind: z.string(), text: z.string().nullable(), gap: z.string().nullable() }).optional(),
  key: z.string().nullable().optional(),
  address: z.string().optional(),
  shape: z.string().optional(),
  occurrence: Occurrence.nullable().optional(),
});
export type ChapterFinding = z.infer<typeof ChapterFinding>;

const Language = z.object({
  language: z.string(),
  state: z.enum(TRANSLATION_STATES),
  /** The source changed since it was made. */
  outdated: z.boolean(),
});

/** A chapter in the list of its cycle. */
export const ChapterRow = z.object({
  /** The commitment's id. */
  commitment: z.string(),
  /** Null while nobody wrote. */
  state: z.enum(CHAPTER_STATES).nullable(),
  original: z.string().nullable(),
  /** Of every language but the original. */
  translations: z.array(Language),
  /** Findings of the original and of its translations that were not answered. */
  findings: z.int(),
  changed: z.string().nullable(),
});
export type ChapterRow = z.infer<typeof ChapterRow>;

export const ChapterTextView = Language.extend({
  /** Of this text: the ETag of its next save; 0 before the first. */
  n: z.int(),
  sections: ChapterSections,
  by: z.string().nullable(),
  at: z.string().nullable(),
  findings: z.array(ChapterFinding),
});
export type ChapterTextView = z.infer<typeof ChapterTextView>;

/** A chapter as its editors see it: its texts, and what its results are now. */
export const ChapterView = z.object({
  commitment: z.string(),
  state: z.enum(CHAPTER_STATES),
  /** The ETag of its commands; 0 before the first save. */
  version: z.int(),
  original: z.string(),
  /** The original first. */
  texts: z.array(ChapterTextView),
  references: z.array(ChapterReference),
  /** Of the addresses that the chapter names, those behind which no evidence is public: it may not name them. */
  hidden: z.array(z.string()),
  /** Evidence that stands behind the scores, to be cited. */
  evidence: z.array(ChapterReference.omit({ key: true, action: true }).extend({ member: z.string() })),
  /** Settled actions on the commitment of which the public is told, to be cited; those of another commitment are cited there. */
  actions: z.array(
    z.object({
      id: z.string(),
      member: z.string(),
      happened: z.string(),
      text: LocalText,
      class: z.enum(ACTION_CLASSES),
    }),
  ),
  /** Figures that were said to be no results. */
  figures: z.array(Occurrence),
  /** The tables as the shared and settled scores make them now. */
  results: z.object({
    commitments: z.array(z.object({ id: z.string(), code: z.string() })),
    tables: ReleaseTables,
    /** On this commitment, of each member. `shared`: with the member, or settled since; until then no score is known here, and `no-data` says only that. */
    scores: z.array(
      ReleaseScore.pick({ member: true, commitment: true, kind: true, value: true }).extend({ shared: z.boolean() }),
    ),
    /** On the others, by id: a sign for each member in the order of `scores`, `+`, `0` or `-`, `n` not asked, `.` no data. */
    others: z.record(z.string(), z.string()),
  }),
  commands: z.array(z.string()),
});
export type ChapterView = z.infer<typeof ChapterView>;
