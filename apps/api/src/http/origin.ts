import { Refusal } from '@signatory/domain';
import type { FastifyRequest } from 'fastify';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses a change that another site's page made a browser send. Browsers name the site; a client that names none (a
 * script, a test) is no browser and carries no stranger's cookie.
 * @throws Refusal `origin.foreign`
 */
export function requireOwnOrigin(request: FastifyRequest, ownOrigins: readonly string[]): void {
  if (SAFE.has(request.method)) return;
  const { origin, host } = request.headers;
  const site = request.headers['sec-fetch-site'];
  if (origin !== undefined) {
    if (ownOrigins.includes(origin) || ownOrigins.some((own) => isSameHost(origin, host, own))) return;
    throw new Refusal('origin.foreign', { origin });
  }
  if (site !== undefined && site !== 'same-origin' && site !== 'none')
    throw new Refusal('origin.foreign', { origin: `a ${String(site)} page` });
}

/** Nobody sits on a line that does not leave the machine. */
const LOCAL: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

// On a laptop the address typed may be 127.0.0.1 or localhost: what the browser asked for is what it shows. Where people come by
// https, a page that came without is anybody's who sits on the line.
function isSameHost(origin: string, host: string | undefined, own: string): boolean {
  if (!URL.canParse(origin) || host === undefined) return false;
  const { host: shown, hostname, protocol } = new URL(origin);
  return shown === host && (protocol === new URL(own).protocol || LOCAL.has(hostname));
}
