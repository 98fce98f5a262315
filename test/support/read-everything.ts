import type { Client } from './client.js';
import { everyAddress, type Paths } from './every-address.js';

const UNKNOWN = '0190b6a0-0000-7000-8000-00000000000f';

/** What each of some people reads at every address of the API about Canada, c1 and i1_unit: by name, then by address. */
export async function readEverything(
  readers: Readonly<Record<string, Client>>,
): Promise<Record<string, Record<string, string>>> {
  const [first] = Object.values(readers);
  if (!first) return {};
  const { paths } = (await first.get<{ paths: Paths }>('/api/openapi.json')).body;
  const addresses = everyAddress(paths, {
    plan: ['test-plan'],
    cycle: ['c-2025'],
    member: ['CA'],
    commitment: ['c1'],
    language: ['en'],
    indicator: ['i1_unit'],
    n: ['1'],
    version: ['1'],
    id: [UNKNOWN],
    action: [UNKNOWN],
    contributor: [UNKNOWN],
    path: ['scorecards/CA.pdf'],
    hash: ['0'.repeat(64)],
    token: ['A'.repeat(43)],
  });
  const readBy = async ([name, client]: readonly [string, Client]) => {
    const texts: [string, string][] = [];
    for (const address of addresses) {
      const { status, text } = await client.get(address);
      // Statistics hold for the instant at which they are asked for.
      const said = address.endsWith('/statistics') ? text.replace(/"at":"[^"]*"/, '') : text;
      texts.push([address, `${status} ${said}`]);
    }
    return [name, Object.fromEntries(texts)] as const;
  };
  return Object.fromEntries(await Promise.all(Object.entries(readers).map(readBy)));
}
