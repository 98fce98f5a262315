import { isIPv6 } from 'node:net';

/** Groups of an address of version 6 that name a line; what follows them is the line's to choose, from more than anybody counts. */
const GROUPS_OF_LINE = 4;

/** From where somebody asks: the address, and of version 6 the /64 that it is of. */
export function placeOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  if (!isIPv6(plain)) return plain;
  const [head = '', tail] = plain.toLowerCase().split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail ? tail.split(':') : [];
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  const groups = [...before, ...Array.from({ length: zeros }, () => '0'), ...after];
  return groups
    .slice(0, GROUPS_OF_LINE)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}
