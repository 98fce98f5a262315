import type { Refusal } from '@signatory/domain';
import { STATUSES } from './problem-table.js';
import { readSource } from './request-source.js';
import type { ApiRequest } from './request.js';

/** What is refused for who asks, or how often: nobody, not by this person, not this often. */
const OF_WHO_ASKS: ReadonlySet<number> = new Set([401, 403, 429]);
/** What an address names that stands on no secret: tokens of links stand in addresses too. */
const NAMED = ['plan', 'cycle', 'member'] as const;

/**
 * What the log says of a refusal that somebody may look for later (OWASP ASVS 5.0, 16.3.2): who was refused what, and from
 * where, and nothing that was sent. Null for the others: a body with a fault, a state that does not allow it. What is forbidden is
 * answered as what does not exist, so that of whoever is signed in this is told too; an address that there is none of is not.
 */
export function refusedLine({ code, facts }: Refusal, request: ApiRequest): object | null {
  const { id, signed, method, routeOptions, params } = request;
  const isHidden =
    code === 'not-found' && signed !== undefined && (facts as { subject?: string }).subject !== 'address';
  if (!isHidden && !OF_WHO_ASKS.has(STATUSES[code])) return null;
  const places = (params ?? {}) as Readonly<Record<string, unknown>>;
  return {
    request: id,
    code,
    method,
    route: routeOptions.url,
    ...Object.fromEntries(NAMED.flatMap((name) => (typeof places[name] === 'string' ? [[name, places[name]]] : []))),
    person: signed?.actor.id,
    token: signed?.token?.id,
    // The network alone, as on the trail.
    from: readSource(request).address,
  };
}
