import type { CitedLink } from '@signatory/contract';
import { faultWords, Refusal } from '@signatory/domain';
import type { CitedEvidence } from '@signatory/persistence';

/** What was cited as pages is read as pages. */
export function linksOf(cited: readonly CitedEvidence[]): CitedLink[] {
  return cited.map(({ title, publisher, url = '', published, accessed, page, quote }) => ({
    title,
    url,
    ...(publisher !== undefined && { publisher }),
    ...(published !== undefined && { published }),
    ...(accessed !== undefined && { accessed }),
    ...(page !== undefined && { page }),
    ...(quote !== undefined && { quote }),
  }));
}

/** What several cite, once: a page of which the same is said, and one of which another says more. */
export function citedBy(all: readonly { readonly evidence: readonly CitedEvidence[] }[]): CitedEvidence[] {
  const cited = all.flatMap(({ evidence }) => evidence);
  return cited.filter(
    (each, at) =>
      !cited.some((other, place) => place !== at && isSaidBy(each, other) && (place < at || !isSaidBy(other, each))),
  );
}

function isSaidBy(one: CitedEvidence, other: CitedEvidence): boolean {
  if (one.url !== other.url) return false;
  return (['page', 'quote'] as const).every((part) => !one[part] || one[part] === other[part]);
}

/** Of the day that begins first: it is tomorrow there for half of the world. */
const FARTHEST_EAST_MS = 14 * 3_600_000;

/** Refuses `request.invalid` for a page that was read on a day which has not come anywhere. */
export function requireRead(cited: readonly CitedEvidence[], at: Date): void {
  const today = new Date(at.getTime() + FARTHEST_EAST_MS).toISOString().slice(0, 10);
  const faults = cited.flatMap(({ accessed }, place) =>
    accessed !== undefined && accessed > today
      ? [{ pointer: `/evidence/${place}/accessed`, words: faultWords('form.accessed-later') }]
      : [],
  );
  if (faults.length > 0) throw new Refusal('request.invalid', { faults });
}
