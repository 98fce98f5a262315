// A client in a process of its own, so that it takes no time of the server's: `load.ts URL COOKIE MS` prints requests/s.
// Raw sockets: an HTTP library would take more of the machine than the servers it is to measure.
import { connect, type Socket } from 'node:net';

const CONNECTIONS = 16;
const [address = '', cookie = '', ms = '0'] = process.argv.slice(2);
const { host, hostname, port, pathname, search } = new URL(address);
const request = Buffer.from(
  [`GET ${pathname}${search} HTTP/1.1`, `Host: ${host}`, ...(cookie ? [`Cookie: ${cookie}`] : []), '', ''].join('\r\n'),
);

const sockets: Socket[] = [];
let [answered, ending] = [0, false];

/** Sends the next request as soon as an answer is whole. */
function keepAsking(): void {
  const socket = connect({ host: hostname, port: Number(port), noDelay: true });
  sockets.push(socket);
  let [expected, received, head] = [-1, 0, Buffer.alloc(0)];
  socket.on('connect', () => socket.write(request));
  socket.on('data', (chunk) => {
    if (expected < 0) {
      head = head.length === 0 ? chunk : Buffer.concat([head, chunk]);
      const end = head.indexOf('\r\n\r\n');
      if (end < 0) return;
      expected = readLength(head.toString('latin1', 0, end)) + end + 4;
      received = head.length;
    } else received += chunk.length;
    if (received < expected) return;
    [expected, received, head] = [-1, 0, Buffer.alloc(0)];
    answered += 1;
    if (!ending) socket.write(request);
  });
  socket.on('error', (error) => {
    if (!ending) fail(error.message);
  });
}

function readLength(head: string): number {
  const length = /^content-length: (\d+)/im.exec(head)?.[1];
  if (!head.startsWith('HTTP/1.1 200 ') || length === undefined) return fail(`${address} answered:\n${head}`);
  return Number(length);
}

function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

for (let count = 0; count < CONNECTIONS; count += 1) keepAsking();
const started = performance.now();
setTimeout(() => {
  ending = true;
  process.stdout.write(String(answered / ((performance.now() - started) / 1000)));
  for (const socket of sockets) socket.destroy();
}, Number(ms));
