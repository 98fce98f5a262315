import { z } from 'zod';
import { FORM_FAULTS } from './form-fault.js';
import { LocalText } from './text.js';

const Instant = z.iso.datetime(FORM_FAULTS.instant);

/** What everybody is told for a time, as of maintenance. */
export const SetNotice = z
  .strictObject({
    /** Words by language; the first is the original. */
    texts: z
      .record(z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/, FORM_FAULTS.language), z.string().trim().min(1).max(500))
      .refine((texts) => Object.keys(texts).length > 0, FORM_FAULTS.oneLanguage),
    /** At once where nothing is said. */
    from: Instant.optional(),
    until: Instant,
    /** Whether the public pages show it too. */
    public: z.boolean().default(false),
    /** By when people should have saved their work; nobody is kept from it. */
    saveBefore: Instant.nullable().default(null),
  })
  .refine(({ from, until }) => from === undefined || Date.parse(from) < Date.parse(until), {
    path: ['until'],
    message: FORM_FAULTS.endsEarly,
  });
export type SetNotice = z.infer<typeof SetNotice>;

export const NoticeView = z.object({
  text: LocalText,
  from: z.string(),
  until: z.string(),
  public: z.boolean(),
  saveBefore: z.string().nullable(),
});
export type NoticeView = z.infer<typeof NoticeView>;

/** What an open page of the app looks for every few minutes. */
export const NoticeAnswer = z.object({
  /** The notice that is shown now, or will be; null where there is none. */
  notice: NoticeView.nullable(),
  /** The address of the script that a page of the app is served with: a page with another one is older. Null without a web app. */
  script: z.string().nullable(),
});
export type NoticeAnswer = z.infer<typeof NoticeAnswer>;
