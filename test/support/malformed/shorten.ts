import { placesIn } from './operations.js';
import type { Draft } from './draft.js';

const MOST_TRIES = 120;

/** The shortest request found that still fails, by leaving out one part after the other. */
export async function shorten(draft: Draft, fails: (draft: Draft) => Promise<boolean>): Promise<Draft> {
  let shortest = draft;
  let tries = 0;
  for (let isShorter = true; isShorter;) {
    isShorter = false;
    for (const shorter of shorterThan(shortest)) {
      if ((tries += 1) > MOST_TRIES) return shortest;
      if (!(await fails(shorter))) continue;
      shortest = shorter;
      isShorter = true;
      break;
    }
  }
  return shortest;
}

function* shorterThan(draft: Draft): Generator<Draft> {
  if (draft.as !== null) yield { ...draft, as: null };
  if (draft.isCut) yield { ...draft, isCut: false };
  if (draft.body !== null) yield { ...draft, body: null };
  if (draft.query.length > 0) yield { ...draft, query: [] };
  for (const at of draft.query.keys()) yield { ...draft, query: draft.query.toSpliced(at, 1) };
  for (const name of Object.keys(draft.headers))
    yield { ...draft, headers: Object.fromEntries(Object.entries(draft.headers).filter(([each]) => each !== name)) };
  for (const [at, place] of draft.places.entries())
    if (place.length > 1) yield { ...draft, places: draft.places.with(at, place.slice(0, place.length / 2)) };
  for (const body of shorterBodies(draft.body ?? '')) yield { ...draft, body };
}

function* shorterBodies(body: string): Generator<string> {
  if (body.length < 2) return;
  try {
    const sent: unknown = JSON.parse(body);
    if (typeof sent === 'object' && sent !== null && !Array.isArray(sent))
      for (const key of Object.keys(sent))
        yield JSON.stringify(Object.fromEntries(Object.entries(sent).filter(([each]) => each !== key)));
    if (Array.isArray(sent)) for (const at of sent.slice(0, 20).keys()) yield JSON.stringify(sent.toSpliced(at, 1));
  } catch {
    // What is no JSON is halved alone.
  }
  yield body.slice(0, body.length / 2);
}

/** As somebody would write it down. */
export function tell({ operation: { method, path }, as, places, query, headers, body, isCut }: Draft): string {
  const said = Object.entries(headers).map(([name, value]) => `${name}: ${clipped(value)}`);
  const sent = body === null ? '' : ` ${clipped(body)}${isCut ? ' (cut)' : ''}`;
  return `${method} ${clipped(addressOf({ path, places, query }))}${sent} [${said.join('; ')}] by ${as ?? 'nobody'}`;
}

const clipped = (text: string): string =>
  text.length > 300
    ? `${JSON.stringify(text.slice(0, 200)).slice(1, -1)}… (${text.length})`
    : JSON.stringify(text).slice(1, -1);

/** The address that a draft asks. */
export function addressOf({
  path,
  places,
  query,
}: Pick<Draft, 'places' | 'query'> & { readonly path: string }): string {
  const filled = placesIn(path).reduce(
    (address, name, at) => address.replace(`{${name}}`, () => places[at] ?? ''),
    path,
  );
  return query.length === 0 ? filled : `${filled}?${query.join('&')}`;
}
