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

export const ChapterReference = z.object({
  /** As texts name it: `[^decree]`. */
  key: z.string(),
  title: z.string(),
  publisher: z.string().optional(),
  published: IsoDate.optional(),
  accessed: IsoDate.optional(),
  url: z.string().optional(),
});
export type ChapterReference = z.infer<typeof ChapterReference>;

/** A cleared chapter of a release. Absent in releases from before there were any, and of cycles without editors. */
export const ReleaseChapter = z.object({
  /** The commitment's id. */
  commitment: z.string(),
  /** The language it was written in. */
  original: z.string(),
  /** The original, and each translation that was checked against it. */
  texts: z.record(z.string(), ChapterSections),
  /** `action`: that of the same document, by its place in `actions` from 0; its words are printed, and what shows it. */
  references: z.array(ChapterReference.extend({ action: z.int().optional() })),
});
export type ReleaseChapter = z.infer<typeof ReleaseChapter>;
