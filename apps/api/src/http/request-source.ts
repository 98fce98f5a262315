import { isIPv4, isIPv6 } from 'node:net';
import type { AuditSource } from '@signatory/contract';
import type { ApiRequest } from './request.js';

/** The first that fits: most browsers also name those that they descend from. */
const BROWSERS: readonly (readonly [name: string, sign: RegExp])[] = [
  ['Edge', /\bEdgi?A?(OS)?\//],
  ['Opera', /\bOPR\//],
  ['Firefox', /\b(Firefox|FxiOS)\//],
  ['Chrome', /\b(Headless)?Chrom(e|ium)\/|\bCriOS\//],
  ['Safari', /\bSafari\//],
];
const SYSTEMS: readonly (readonly [name: string, sign: RegExp])[] = [
  ['Android', /\bAndroid\b/],
  ['iOS', /\b(iPhone|iPad)\b/],
  ['Windows', /\bWindows\b/],
  ['macOS', /\bMac OS X\b/],
  ['Linux', /\bLinux\b/],
];
/** As every browser's begins. */
const OF_A_BROWSER = /^Mozilla\//;
const PROGRAM = /^[\w.-]{1,40}/;

/** Where a request came from, as the trail tells it: enough to know one's own doings by, and no more. */
export function readSource({ ip, headers, signed }: Pick<ApiRequest, 'ip' | 'headers' | 'signed'>): AuditSource {
  const told = headers['user-agent'] ?? '';
  const token = signed?.token?.name;
  const isBrowser = token === undefined && OF_A_BROWSER.test(told);
  const agent = isBrowser ? nameBrowser(told) : PROGRAM.exec(told)?.[0];
  const address = networkOf(ip);
  return {
    channel: isBrowser ? 'web' : 'api',
    ...(address && { address }),
    ...(agent && { agent }),
    ...(token !== undefined && { token }),
  };
}

function nameBrowser(told: string): string | undefined {
  const names = [BROWSERS, SYSTEMS].flatMap((kinds) => kinds.find(([, sign]) => sign.test(told))?.[0] ?? []);
  return names.length > 0 ? names.join(', ') : undefined;
}

/**
 * The network of an address: a line of a house or an office has its own /56 or longer, so that a /48 names none. Of a caller who has
 * hung up meanwhile there is no address any more, whatever its type says.
 */
function networkOf(ip: string | undefined): string | undefined {
  const plain = (ip ?? '').replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  if (isIPv4(plain)) return `${plain.split('.').slice(0, 3).join('.')}.0/24`;
  if (!isIPv6(plain)) return undefined;
  const [head = '', tail] = plain.toLowerCase().split('::');
  const groups = head === '' ? [] : head.split(':');
  // What `::` leaves out are zeros; what stands after it is beyond the network, unless little is left out.
  const after = tail ? tail.split(':') : [];
  const zeros = tail === undefined ? [] : Array.from({ length: 8 - groups.length - after.length }, () => '0');
  const network = [...groups, ...zeros, ...after].slice(0, 3).map((group) => Number.parseInt(group, 16).toString(16));
  return `${network.join(':').replace(/(:0)+$/, '')}::/48`;
}
