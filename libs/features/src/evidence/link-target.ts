import { isIP } from 'node:net';
import type { LinkReason } from '@signatory/domain';
import type { LinkSettings } from './link-settings.js';
import { isPublicAddress } from './public-address.js';

/** A page that may be asked for, at an address that was looked at. */
export interface Target {
  readonly url: URL;
  /** Without a point at the end, and without brackets. */
  readonly host: string;
  /** The one that is asked: no name is looked up again. */
  readonly address: string;
  readonly port: number;
}

export type ReadTarget =
  | { readonly kind: 'target'; readonly target: Target }
  | { readonly kind: 'refused'; readonly reason: LinkReason }
  /** Its name server does not answer: nothing is known. */
  | { readonly kind: 'unknown' };

const DEFAULT_PORTS: Readonly<Record<string, number>> = { 'http:': 80, 'https:': 443 };
/** RFC 2606 and 6761: kept for examples and tests, so that nobody's page is there. */
const RESERVED = /(^|\.)(example|test|invalid|example\.(com|net|org))$/;
/** Names that mean this machine or this network, whatever a name server says of them. */
const INSIDE = /(^|\.)(localhost|local|internal|home\.arpa)$/;

const refused = (reason: LinkReason): ReadTarget => ({ kind: 'refused', reason });

/**
 * Reads an address, a link's or where one leads to, and finds the IP address to ask. The URL parser has by then written every
 * notation of an IP address in the usual one: `0x7f.1` and `2130706433` are `127.0.0.1`.
 */
export async function readTarget(text: string, { allow, resolve }: LinkSettings): Promise<ReadTarget> {
  if (!URL.canParse(text)) return refused('scheme');
  const url = new URL(text);
  const usual = DEFAULT_PORTS[url.protocol];
  if (usual === undefined) return refused('scheme');
  if (url.username !== '' || url.password !== '') return refused('credentials');
  const host = url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  if (RESERVED.test(host)) return refused('reserved');
  if (INSIDE.test(host)) return refused('inside');
  const port = url.port === '' ? usual : Number(url.port);
  if (port !== usual && ![...allow].some((each) => each.endsWith(`:${port}`))) return refused('port');
  const permits = (address: string): boolean =>
    allow.has(`${address}:${port}`) || (port === usual && isPublicAddress(address));
  if (isIP(host) !== 0)
    return permits(host) ? { kind: 'target', target: { url, host, address: host, port } } : refused('inside');
  const addresses = await resolve(host).catch(() => null);
  if (!addresses) return { kind: 'unknown' };
  const [address] = addresses;
  // One inside among public ones is no accident.
  if (address === undefined || !addresses.every(permits)) return refused('no-address');
  return { kind: 'target', target: { url, host, address, port } };
}
