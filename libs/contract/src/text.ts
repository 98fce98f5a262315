import { z } from 'zod';

/** A text in the languages it has; see `LocalText` of the domain. */
export const LocalText = z.object({
  original: z.string(),
  texts: z.record(
    z.string(),
    z.object({
      text: z.string(),
      provenance: z.enum(['official', 'paraphrase', 'translation']).optional(),
      source: z.string().optional(),
    }),
  ),
});

/** Which languages an answer's texts are wanted in: a plan has each in several, and a reader needs one. */
export const InLanguages = z.strictObject({
  /** Like `de` or `de,en`: these of each text, and its original always. Without it all. */
  languages: z
    .string()
    .regex(/^[A-Za-z-]{2,12}(,[A-Za-z-]{2,12}){0,9}$/)
    .optional(),
});

/** The same value with each text in the wanted languages, where it has them, and in its original. */
export function keepLanguages<T>(value: T, wanted: ReadonlySet<string>): T {
  return keep(value, wanted) as T;
}

function keep(value: unknown, wanted: ReadonlySet<string>): unknown {
  if (Array.isArray(value)) return value.map((each) => keep(each, wanted));
  if (typeof value !== 'object' || value === null) return value;
  const { original, texts } = value as { original?: unknown; texts?: unknown };
  if (typeof original === 'string' && typeof texts === 'object' && texts !== null) {
    const kept = Object.entries(texts).filter(([language]) => language === original || wanted.has(language));
    return { ...value, texts: Object.fromEntries(kept) };
  }
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, keep(each, wanted)]));
}
