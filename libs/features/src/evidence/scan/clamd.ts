import { once } from 'node:events';
import { connect, type NetConnectOpts, type Socket } from 'node:net';
import { Readable } from 'node:stream';
import { ScanFailed, ScannerAway, type VirusScanner } from './virus-scanner.js';

/** Longer than clamd gives one file by itself (`MaxScanTime`, two minutes). */
const SCAN_PATIENCE_MS = 150_000;
const VERSION_PATIENCE_MS = 2_000;
/** Its answers are a line. */
const MOST_ANSWER = 4_096;

/** ClamAV's daemon, over a socket of the network or of this machine. A connection for each question: it keeps none open for us. */
export class Clamd implements VirusScanner {
  private readonly place: NetConnectOpts;

  /** @param address `tcp://host:port` or `unix:///path`, checked */
  constructor(
    readonly address: string,
    private readonly patienceMs = SCAN_PATIENCE_MS,
  ) {
    const { protocol, hostname, port, pathname } = new URL(address);
    this.place =
      protocol === 'unix:'
        ? { path: decodeURIComponent(pathname) }
        : { host: hostname.replace(/^\[(.*)\]$/, '$1'), port: Number(port) };
  }

  version(): Promise<string> {
    return this.ask(Readable.from([Buffer.from('zVERSION\0')]), VERSION_PATIENCE_MS);
  }

  async scan(content: Readable): Promise<string | null> {
    const answer = await this.ask(framed(content), this.patienceMs);
    if (answer === 'stream: OK') return null;
    const [, found] = /^stream: (.+) FOUND$/.exec(answer) ?? [];
    // Nothing else is ever taken for clean.
    if (found === undefined) throw new ScanFailed(answer);
    return found;
  }

  private ask(question: AsyncIterable<Buffer>, patienceMs: number): Promise<string> {
    return new Promise((resolve, reject) => {
      const socket = connect(this.place);
      const over = new AbortController();
      const end = (settle: () => void): void => {
        over.abort();
        socket.destroy();
        settle();
      };
      const away = (error: Error): void => end(() => reject(new ScannerAway(this.address, error)));
      const fail = (why: string): void => end(() => reject(new ScanFailed(why)));
      let answer = '';
      // One that takes what it is sent and says nothing is away for every other file too.
      socket.setTimeout(patienceMs, () =>
        away(new Error(`it was silent for ${Math.round(patienceMs / 1000)} seconds`)),
      );
      socket.once('error', away);
      socket.once('connect', () => {
        socket.off('error', away);
        socket.on('error', () => fail(HUNG_UP));
        socket.on('close', () => fail(HUNG_UP));
        // What is thrown here is of the reading: the socket tells of itself.
        send(question, socket, over.signal).catch((error: Error) => end(() => reject(error)));
      });
      socket.on('data', (bytes: Buffer) => {
        answer += bytes.toString('utf8');
        if (answer.includes('\0')) end(() => resolve(answer.slice(0, answer.indexOf('\0')).trim()));
        else if (answer.length > MOST_ANSWER) fail('what answers there is no clamd');
      });
    });
  }
}

/** Over a limit of its own it may hang up before its answer is read. */
const HUNG_UP = 'it hung up; a file larger than its StreamMaxLength is one reason';

async function send(question: AsyncIterable<Buffer>, socket: Socket, signal: AbortSignal): Promise<void> {
  for await (const part of question) {
    if (signal.aborted) return;
    if (!socket.write(part)) await once(socket, 'drain', { signal });
  }
}

/** INSTREAM: pieces, each after its length in four bytes, and a length of nothing at the end. */
async function* framed(content: Readable): AsyncGenerator<Buffer> {
  yield Buffer.from('zINSTREAM\0');
  for await (const piece of content as AsyncIterable<Uint8Array>) {
    if (piece.length === 0) continue;
    yield lengthOf(piece.length);
    yield Buffer.from(piece);
  }
  yield lengthOf(0);
}

function lengthOf(bytes: number): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes);
  return length;
}
