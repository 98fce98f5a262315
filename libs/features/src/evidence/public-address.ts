import { BlockList, isIP, isIPv4 } from 'node:net';

/** What IANA's special-purpose registry keeps from the public internet, and one address that clouds answer their machines at. */
const INSIDE_V4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
  ['168.63.129.16', 32],
];

/**
 * Of version 6 only global unicast is public, so that what carries a version 4 address inside (mapped, compatible, NAT64,
 * ISATAP's link-local) falls away without being listed; within it Teredo and other special uses, documentation and 6to4.
 */
const GLOBAL_V6: readonly [string, number] = ['2000::', 3];
const INSIDE_V6: readonly (readonly [string, number])[] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
];

const inside = new BlockList();
const global = new BlockList();
for (const [net, prefix] of INSIDE_V4) inside.addSubnet(net, prefix, 'ipv4');
for (const [net, prefix] of INSIDE_V6) inside.addSubnet(net, prefix, 'ipv6');
global.addSubnet(...GLOBAL_V6, 'ipv6');

/** Whether an IP address is one that anybody on the internet may ask; false for what is no address. */
export function isPublicAddress(address: string): boolean {
  // With a zone it names an interface of this machine.
  if (isIP(address) === 0 || address.includes('%')) return false;
  if (isIPv4(address)) return !inside.check(address, 'ipv4');
  return global.check(address, 'ipv6') && !inside.check(address, 'ipv6');
}
