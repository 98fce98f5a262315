import { NODATA, NOTFOUND, NONAME } from 'node:dns';
import { Resolver } from 'node:dns/promises';

const NONE: ReadonlySet<string | undefined> = new Set([NODATA, NOTFOUND, NONAME]);

/** Answered by every name server that reaches the others. */
const ALWAYS_THERE = 'a.root-servers.net';

/**
 * Every address of a host, as the name servers tell it; no address where they say that it has none. Neither the hosts file
 * nor search domains take part: they name what is inside.
 * @param servers name servers, `address:port`; the machine's own unless given
 * @throws where no name server answers, which says nothing of the host
 */
export async function resolveHost(host: string, servers?: readonly string[]): Promise<string[]> {
  const resolver = new Resolver({ timeout: 2_500, tries: 2 });
  if (servers) resolver.setServers(servers);
  const answers = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]);
  const addresses = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
  if (addresses.length > 0) return addresses;
  // Where there is no way out, some name servers say of every name that there is none.
  await resolver.resolve4(ALWAYS_THERE);
  for (const answer of answers)
    if (answer.status === 'rejected' && !NONE.has((answer.reason as NodeJS.ErrnoException).code)) throw answer.reason;
  return [];
}
