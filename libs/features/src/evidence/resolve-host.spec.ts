import { createSocket, type Socket } from 'node:dgram';
import { resolveHost } from './resolve-host.js';

/** A name server that knows what a test tells it, by `name type`; of all else it says that there is no such name. */
class NameServer {
  readonly known = new Map<string, string>();
  readonly asked: string[] = [];
  private constructor(
    private readonly socket: Socket,
    readonly address: string,
  ) {}

  static async start(): Promise<NameServer> {
    const socket = createSocket('udp4');
    await new Promise<void>((ready) => socket.bind(0, '127.0.0.1', ready));
    const server = new NameServer(socket, `127.0.0.1:${socket.address().port}`);
    socket.on('message', (query, { port, address }) => socket.send(server.answer(query), port, address));
    return server;
  }

  stop(): void {
    this.socket.close();
  }

  private answer(query: Buffer): Buffer {
    const labels: string[] = [];
    let at = 12;
    for (let length = query[at] ?? 0; length > 0; length = query[at] ?? 0) {
      labels.push(query.toString('latin1', at + 1, at + 1 + length));
      at += length + 1;
    }
    const type = query.readUInt16BE(at + 1) === 28 ? 'AAAA' : 'A';
    const name = labels.join('.').toLowerCase();
    this.asked.push(`${name} ${type}`);
    const found = this.known.get(`${name} ${type}`);
    const hasOther = this.known.has(`${name} A`) || this.known.has(`${name} AAAA`);
    const head = Buffer.from(query.subarray(0, 12));
    // An answer, recursion available; its code 3 where there is no such name.
    head.writeUInt16BE(0x8180 | (found || hasOther ? 0 : 3), 2);
    head.writeUInt16BE(found ? 1 : 0, 6);
    head.writeUInt32BE(0, 8);
    const question = query.subarray(12, at + 5);
    if (!found) return Buffer.concat([head, question]);
    const data = Buffer.from(found, 'hex');
    const record = Buffer.alloc(12);
    record.writeUInt16BE(0xc00c, 0);
    record.writeUInt16BE(type === 'A' ? 1 : 28, 2);
    record.writeUInt16BE(1, 4);
    record.writeUInt32BE(60, 6);
    record.writeUInt16BE(data.length, 10);
    return Buffer.concat([head, question, record, data]);
  }
}

describe('the addresses of a host', () => {
  let server: NameServer;
  beforeEach(async () => {
    server = await NameServer.start();
    server.known.set('a.root-servers.net A', 'c6290004');
  });
  afterEach(() => server.stop());
  const resolve = (host: string) => resolveHost(host, [server.address]);

  it('are those of both kinds, as the name server tells them', async () => {
    server.known.set('ministry.gov A', '5db8d822');
    server.known.set('ministry.gov AAAA', '26062800022000010248189325c81946');
    expect(await resolve('ministry.gov')).toEqual(['93.184.216.34', '2606:2800:220:1:248:1893:25c8:1946']);
  });

  it('are one where there is one kind only, and none where there is no such name', async () => {
    server.known.set('ministry.gov A', '5db8d822');
    expect(await resolve('ministry.gov')).toEqual(['93.184.216.34']);
    expect(await resolve('nowhere.gov')).toEqual([]);
  });

  it('come from no hosts file, and with no domain added', async () => {
    expect(await resolve('localhost')).toEqual([]);
    expect(await resolve('intranet')).toEqual([]);
    expect(server.asked.filter((each) => !each.startsWith('a.root'))).toEqual(
      expect.arrayContaining(['intranet A', 'intranet AAAA']),
    );
    expect(server.asked.every((each) => /^(a\.root-servers\.net|localhost|intranet) /.test(each))).toBe(true);
  });

  it('are not known where the name server says of every name that there is none', async () => {
    server.known.clear();
    await expect(resolve('ministry.gov')).rejects.toThrow('ENOTFOUND');
  });
});
