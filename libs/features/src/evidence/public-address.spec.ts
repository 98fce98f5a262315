import { LINK_SETTINGS } from './link-settings.js';
import { readTarget } from './link-target.js';
import { isPublicAddress } from './public-address.js';

const PUBLIC = ['8.8.8.8', '1.1.1.1', '172.15.255.255', '172.32.0.1', '100.63.255.255', '100.128.0.1', '192.169.0.1'];
const PUBLIC_V6 = ['2606:4700:4700::1111', '2a00:1450:4001::200e', '2001:4860:4860::8888', '2400:cb00::1'];

const INSIDE = [
  ['this network', '0.0.0.0'],
  ['this network, further on', '0.1.2.3'],
  ['private', '10.0.0.1'],
  ['private', '172.16.0.1'],
  ['private', '172.31.255.255'],
  ['private', '192.168.1.1'],
  ['a provider’s own (CGNAT)', '100.64.0.1'],
  ['a cloud’s metadata behind CGNAT', '100.100.100.200'],
  ['loopback', '127.0.0.1'],
  ['loopback', '127.255.255.254'],
  ['link-local', '169.254.0.1'],
  ['a cloud’s metadata', '169.254.169.254'],
  ['a cloud’s own answerer', '168.63.129.16'],
  ['protocol assignments', '192.0.0.192'],
  ['documentation', '192.0.2.1'],
  ['documentation', '198.51.100.7'],
  ['documentation', '203.0.113.9'],
  ['6to4 relays', '192.88.99.1'],
  ['benchmarks', '198.19.255.255'],
  ['multicast', '224.0.0.1'],
  ['multicast', '239.255.255.255'],
  ['reserved', '240.0.0.1'],
  ['broadcast', '255.255.255.255'],
  ['unspecified', '::'],
  ['loopback', '::1'],
  ['loopback, written out', '0:0:0:0:0:0:0:1'],
  ['mapped loopback', '::ffff:127.0.0.1'],
  ['mapped private, in hexadecimal', '::ffff:a00:1'],
  ['mapped, of an address that is public', '::ffff:8.8.8.8'],
  ['compatible', '::127.0.0.1'],
  ['translated', '::ffff:0:127.0.0.1'],
  ['NAT64 of loopback', '64:ff9b::7f00:1'],
  ['NAT64 of metadata', '64:ff9b::169.254.169.254'],
  ['local NAT64', '64:ff9b:1::a00:1'],
  ['6to4 of private', '2002:a00:1::1'],
  ['Teredo', '2001:0:4136:e378:8000:63bf:3fff:fdd2'],
  ['benchmarks', '2001:2::1'],
  ['ORCHID', '2001:20::1'],
  ['documentation', '2001:db8::1'],
  ['documentation', '3fff::1'],
  ['unique local', 'fd00::1'],
  ['a cloud’s metadata', 'fd00:ec2::254'],
  ['link-local', 'fe80::1'],
  ['link-local of an interface', 'fe80::1%eth0'],
  ['site-local', 'fec0::1'],
  ['multicast', 'ff02::1'],
  ['discard only', '100::1'],
  ['segment routing', '5f00::1'],
];

describe('an address', () => {
  it.each([...PUBLIC, ...PUBLIC_V6])('%s is public', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it.each(INSIDE)('of %s is not: %s', (_, address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it.each(['', 'localhost', '127.1', '0x7f000001', '2130706433', '1.2.3', '1.2.3.4.5'])('is not %j', (text) => {
    expect(isPublicAddress(text)).toBe(false);
  });
});

describe('a link', () => {
  const resolve = async (host: string): Promise<string[]> =>
    ({
      'ministry.gov': ['93.184.216.34', '2606:2800:220:1::1'],
      'split.gov': ['93.184.216.34', '10.0.0.1'],
      'intranet.gov': ['10.0.0.1'],
      'metadata.gov': ['169.254.169.254'],
      'mapped.gov': ['::ffff:7f00:1'],
    })[host] ?? [];
  const read = async (url: string) => {
    const found = await readTarget(url, { ...LINK_SETTINGS, resolve });
    return found.kind === 'target'
      ? `${found.target.address}:${found.target.port}`
      : found.kind === 'refused'
        ? found.reason
        : found.kind;
  };

  it.each([
    ['http://ministry.gov/law', '93.184.216.34:80'],
    ['https://ministry.gov/law', '93.184.216.34:443'],
    ['https://ministry.gov:443/law', '93.184.216.34:443'],
    ['https://MINISTRY.gov./law', '93.184.216.34:443'],
    ['https://[2606:4700:4700::1111]/', '2606:4700:4700::1111:443'],
  ])('%s is asked for at the address that was looked at', async (url, expected) => {
    expect(await read(url)).toBe(expected);
  });

  it.each([
    ['file:///etc/passwd', 'scheme'],
    ['gopher://ministry.gov/', 'scheme'],
    ['ftp://ministry.gov/', 'scheme'],
    ['no address', 'scheme'],
    ['https://who:secret@ministry.gov/', 'credentials'],
    ['https://who@ministry.gov/', 'credentials'],
    ['http://ministry.gov:22/', 'port'],
    ['http://ministry.gov:6379/', 'port'],
    ['http://ministry.gov:443/', 'port'],
    ['https://ministry.gov:80/', 'port'],
    ['http://ministry.gov:8080/', 'port'],
    ['http://127.0.0.1/', 'inside'],
    ['http://127.1/', 'inside'],
    ['http://2130706433/', 'inside'],
    ['http://0x7f000001/', 'inside'],
    ['http://0x7f.0.0.0x1/', 'inside'],
    ['http://0177.0.0.1/', 'inside'],
    ['http://017700000001/', 'inside'],
    ['http://127.0.0.1./', 'inside'],
    ['http://127%2e0%2e0%2e1/', 'inside'],
    ['http://１２７.０.０.１/', 'inside'],
    ['http://127。0。0。1/', 'inside'],
    ['http://0/', 'inside'],
    ['http://[::1]/', 'inside'],
    ['http://[::]/', 'inside'],
    ['http://[::ffff:127.0.0.1]/', 'inside'],
    ['http://[::ffff:7f00:1]/', 'inside'],
    ['http://[64:ff9b::7f00:1]/', 'inside'],
    ['http://[2002:7f00:1::]/', 'inside'],
    ['http://169.254.169.254/latest/meta-data/', 'inside'],
    ['http://localhost/', 'inside'],
    ['http://LOCALHOST./', 'inside'],
    ['http://a.localhost/', 'inside'],
    ['http://printer.local/', 'inside'],
    ['http://metadata.google.internal/', 'inside'],
    ['http://router.home.arpa/', 'inside'],
    ['http://intranet.gov/', 'no-address'],
    ['http://metadata.gov/', 'no-address'],
    ['http://mapped.gov/', 'no-address'],
    ['http://split.gov/', 'no-address'],
    ['http://nowhere.gov/', 'no-address'],
    ['https://example.org/law', 'reserved'],
    ['https://www.example.com/law', 'reserved'],
    ['https://law.example/', 'reserved'],
    ['https://law.test/', 'reserved'],
  ])('%s is not asked for: %s', async (url, expected) => {
    expect(await read(url)).toBe(expected);
  });

  it('is not known where no name server answers', async () => {
    const away = { ...LINK_SETTINGS, resolve: () => Promise.reject(new Error('ECONNREFUSED')) };
    expect(await readTarget('https://ministry.gov/', away)).toEqual({ kind: 'unknown' });
  });
});
