import { isIP } from 'node:net';
import type { PasskeySite } from '@signatory/features';

/**
 * Where the passkeys of an installation belong, by the origin that people type. Null where no browser makes one: at a number
 * in the place of a name, and by plain http from another machine.
 */
export function passkeySiteOf(publicUrl: string): PasskeySite | null {
  const { hostname, origin, protocol } = new URL(publicUrl);
  const isLocal = hostname === 'localhost' || hostname.endsWith('.localhost');
  // An address of IPv6 stands in brackets.
  if (isIP(hostname.replace(/^\[|\]$/g, '')) !== 0 || (protocol !== 'https:' && !isLocal)) return null;
  return { id: hostname, origin };
}
