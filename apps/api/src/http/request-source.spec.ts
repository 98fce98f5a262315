import { readSource } from './request-source.js';

const MOZILLA = 'Mozilla/5.0';
const CHROME = `${MOZILLA} (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/149.0.0.0 Safari/537.36`;

describe('where a request came from', () => {
  it.each([
    ['192.0.2.77', '192.0.2.0/24'],
    ['::ffff:192.0.2.77', '192.0.2.0/24'],
    ['2001:DB8:12:3456::9', '2001:db8:12::/48'],
    ['2001:db8::1', '2001:db8::/48'],
    ['2001:0db8:0:1:2:3:4:5', '2001:db8::/48'],
    ['fe80::1%eth0', 'fe80::/48'],
    ['::1', '0::/48'],
    ['nowhere', undefined],
  ])('of %s keeps the network alone: %s', (ip, address) => {
    expect(readSource({ ip, headers: {} })).toEqual({ channel: 'api', ...(address && { address }) });
  });

  it('of a caller who has hung up tells no address', () => {
    expect(readSource({ ip: undefined as unknown as string, headers: {} })).toEqual({ channel: 'api' });
  });

  it.each([
    [CHROME, 'web', 'Chrome, Windows'],
    [`${CHROME} Edg/149.0.0.0`, 'web', 'Edge, Windows'],
    [`${CHROME} OPR/130.0.0.0`, 'web', 'Opera, Windows'],
    [`${MOZILLA} (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0`, 'web', 'Firefox, Linux'],
    [
      `${MOZILLA} (Linux; Android 16; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/149.0.0.0 Mobile Safari/537.36`,
      'web',
      'Chrome, Android',
    ],
    [
      `${MOZILLA} (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1`,
      'web',
      'Safari, iOS',
    ],
    [`${MOZILLA} (unheard of)`, 'web', undefined],
    ['curl/8.14.1', 'api', 'curl'],
    ['python-requests/2.32', 'api', 'python-requests'],
    ['<script>', 'api', undefined],
  ])('by %s', (told, channel, agent) => {
    const source = readSource({ ip: '', headers: { 'user-agent': told } });
    expect(source).toEqual({ channel, ...(agent && { agent }) });
  });
});
