import { maxHeaderSize } from 'node:http';
import type { Socket } from 'node:net';
import { Refusal, faultWords } from '@signatory/domain';
import { tellRefusal } from './problem.js';

const REASONS: Readonly<Record<number, string>> = { 400: 'Bad Request', 431: 'Request Header Fields Too Large' };

/**
 * Answers what is no request, so that nobody else can: bytes that are not HTTP, or headers without an end. It is a problem
 * like any other, with the same strict headers, and the connection ends.
 */
export function refuseUnreadable(
  error: NodeJS.ErrnoException,
  socket: Socket,
  headers: Readonly<Record<string, string>>,
): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const refusal =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? new Refusal('headers.too-large', { limit: `${Math.floor(maxHeaderSize / 1024)} KB` })
      : new Refusal('body.malformed', { words: faultWords('request.protocol') });
  const { problem } = tellRefusal(refusal, '/', 'en');
  const body = JSON.stringify(problem);
  const lines = Object.entries({
    ...headers,
    'cache-control': 'no-store',
    'content-type': 'application/problem+json; charset=utf-8',
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
  }).map(([name, value]) => `${name}: ${value}`);
  socket.end(`HTTP/1.1 ${problem.status} ${REASONS[problem.status] ?? ''}\r\n${lines.join('\r\n')}\r\n\r\n${body}`);
}
