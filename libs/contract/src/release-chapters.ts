import { z } from 'zod';

const IsoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** What editors write of a chapter, with its marks as they stand: readers bind them to the tables of the same document. */
export const ChapterSections = z.object({
  background: z.string(),
  definitions: z.string(),
  /** By member code; members without text are left out. */
  members: z.record(z.string(), z.string()),
});
export type ChapterSections = z.infer<typeof ChapterSections>;

const Reference = z.object({
  /** As texts name it: `[^decree]`. */
  key: z.string(),
  title: z.string(),
  publisher: z.string().optional(),
  published: IsoDate.optional(),
  accessed: IsoDate.optional(),
  url: z.string().optional(),
  page: z.string().optional(),
  quote: z.string().optional(),
});

/** A reference as editors keep it; `action` is the id of an action of the cycle. */
export const ChapterReference = Reference.extend({ action: z.string().optional() });
export type ChapterReference = z.infer<typeof ChapterReference>;

/** A reference of a release; `action` is one of the same document, by its place in `actions` from 0: its words are printed, and what shows it. */
const ReleaseReference = Reference.extend({
  action: z.int().optional(),
  // Of a folder's evidence, which may say it.
  archived: z.string().optional(),
});

/** A cleared chapter of a release. Absent in releases from before there were any, and of cycles without editors. */
export const ReleaseChapter = z.object({
  /** The commitment's id. */
  commitment: z.string(),
  /** The language it was written in. */
  original: z.string(),
  /** The original, and each translation that was checked against it. */
  texts: z.record(z.string(), ChapterSections),
  references: z.array(ReleaseReference),
});
export type ReleaseChapter = z.infer<typeof ReleaseChapter>;
