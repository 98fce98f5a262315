import { NEWS_KINDS } from '@signatory/domain';
import { z } from 'zod';
import { LocalText } from './text.js';

/** Something that happened and concerns the caller, with the screens where it is done. */
export const NewsView = z.object({
  id: z.string(),
  kind: z.enum(NEWS_KINDS),
  /** The cycle's title; the plan's of what is about a plan before any cycle. */
  cycle: LocalText,
  /** The instant it is about: a deadline, an end date. */
  about: z.string(),
  at: z.string(),
  read: z.boolean(),
  places: z.array(
    z.object({
      /** Null of what concerns the whole cycle. */
      member: LocalText.nullable(),
      item: z.object({ label: z.string(), text: LocalText }).nullable(),
      /** A report that came again after a return. */
      again: z.boolean(),
      /** From the root of the site. */
      path: z.string(),
    }),
  ),
});
export type NewsView = z.infer<typeof NewsView>;

/** The newest hundred, the newest first. */
export const NewsList = z.object({ unread: z.int(), news: z.array(NewsView) });
export type NewsList = z.infer<typeof NewsList>;

/** The instant of the newest that the caller saw. */
export const MarkNews = z.strictObject({ upTo: z.iso.datetime() });
export type MarkNews = z.infer<typeof MarkNews>;
