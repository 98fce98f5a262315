import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** What every scanner takes for a virus, so that people can see theirs work; in two parts, so that none takes this file for one. */
export const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR', '-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');

/** As clamd answers over a socket: EICAR is found, and where `error` stands in a file it cannot tell. */
export class FakeClamd {
  private server: Server | null = null;
  private readonly sockets = new Set<Socket>();
  /** The bytes of every file it was asked about. */
  readonly asked: Buffer[] = [];
  private port = 0;

  /** Listens; again at the same port after `stop`. */
  async start(): Promise<this> {
    const server = createServer((socket) => {
      this.sockets.add(socket);
      socket.on('error', () => undefined).on('close', () => this.sockets.delete(socket));
      void this.answer(socket);
    });
    await new Promise<void>((ready) => server.listen(this.port, '127.0.0.1', ready));
    ({ port: this.port } = server.address() as AddressInfo);
    this.server = server;
    return this;
  }

  get address(): string {
    return `tcp://127.0.0.1:${this.port}`;
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((done) => (this.server ? this.server.close(done) : done(null)));
    this.server = null;
  }

  private async answer(socket: Socket): Promise<void> {
    let sent = Buffer.alloc(0);
    for await (const piece of socket as AsyncIterable<Buffer>) {
      sent = Buffer.concat([sent, piece]);
      const end = sent.indexOf(0);
      const command = end < 0 ? '' : sent.subarray(0, end).toString();
      if (command === 'zVERSION') return void socket.end('ClamAV 1.4.6/27600\0');
      const file = command === 'zINSTREAM' ? unframe(sent.subarray(end + 1)) : null;
      if (!file) continue;
      this.asked.push(file);
      if (file.includes('silence')) continue;
      if (file.includes('hang up')) return void socket.destroy();
      return void socket.end(`${verdictOf(file)}\0`);
    }
  }
}

function verdictOf(file: Buffer): string {
  if (file.includes(EICAR)) return 'stream: Eicar-Signature FOUND';
  return file.includes('error') ? 'INSTREAM size limit exceeded. ERROR' : 'stream: OK';
}

/** The whole file; null while pieces are missing. */
function unframe(sent: Buffer): Buffer | null {
  const pieces: Buffer[] = [];
  for (let at = 0; at + 4 <= sent.length;) {
    const length = sent.readUInt32BE(at);
    if (length === 0) return Buffer.concat(pieces);
    pieces.push(sent.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return null;
}
