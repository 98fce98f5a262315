import { CitedLink } from '@signatory/contract';

/** What is said of a page that is cited, as fields hold it. */
export type CitedFields = Readonly<Record<keyof CitedLink, string>>;

export const EMPTY: CitedFields = {
  title: '',
  url: '',
  publisher: '',
  published: '',
  accessed: '',
  page: '',
  quote: '',
};

/** The page that the fields say, or which of them are wrong. `now`: of who fills them in. */
export function readFields(
  fields: CitedFields,
  now: Date,
): { readonly link: CitedLink } | { readonly faults: ReadonlySet<keyof CitedFields> } {
  // Empty fields are left out: the contract knows absent, not empty.
  const given = Object.fromEntries(Object.entries(fields).filter(([, text]) => text.trim() !== ''));
  const parsed = CitedLink.safeParse(given);
  const faults = new Set(parsed.error?.issues.map(({ path }) => path[0] as keyof CitedFields));
  if (fields.accessed > dayOf(now)) faults.add('accessed');
  return parsed.success && faults.size === 0 ? { link: parsed.data } : { faults };
}

const MINUTE = 60_000;

/** The day that it is there, as a field holds it. */
export function dayOf(now: Date): string {
  return new Date(now.getTime() - now.getTimezoneOffset() * MINUTE).toISOString().slice(0, 10);
}
