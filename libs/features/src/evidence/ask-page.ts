import { request as askPlainly, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as askSecurely } from 'node:https';
import { isIP } from 'node:net';
import type { LinkReason } from '@signatory/domain';
import type { Target } from './link-target.js';

export type PageAnswer =
  | { readonly kind: 'answered'; readonly status: number; readonly location: string | null }
  | { readonly kind: 'failed'; readonly reason: LinkReason }
  /** This machine does not get out: nothing is known. */
  | { readonly kind: 'unknown' };

/** Of the way out of here, and not of the page. */
const OURS: ReadonlySet<string> = new Set(['ENETUNREACH', 'ENETDOWN', 'EADDRNOTAVAIL', 'EACCES', 'EPERM', 'EMFILE']);
const HEAD_BYTES = 16_384;

/**
 * Asks for a page's status and nothing else: the answer's body is not read, whatever its size or packing. It goes to the
 * address that was looked at, without cookies, without a login, and over a connection of its own.
 */
export function askPage(
  { url, host, address, port }: Target,
  method: 'HEAD' | 'GET',
  limitMs: number,
): Promise<PageAnswer> {
  const secure = url.protocol === 'https:';
  const options: RequestOptions & { servername?: string } = {
    // An IP address, so that nothing is looked up between the look at it and the connection.
    host: address,
    port,
    method,
    path: `${url.pathname}${url.search}`,
    agent: false,
    maxHeaderSize: HEAD_BYTES,
    insecureHTTPParser: false,
    setHost: false,
    headers: {
      host: url.port === '' ? (isIP(host) === 6 ? `[${host}]` : host) : url.host,
      'user-agent': 'Signatory link check',
      accept: '*/*',
      'accept-encoding': 'identity',
      connection: 'close',
      ...(method === 'GET' && { range: 'bytes=0-0' }),
    },
    // The certificate is the host's, not the address's.
    ...(secure && isIP(host) === 0 && { servername: host }),
  };
  return new Promise((resolve) => {
    const asking = (secure ? askSecurely : askPlainly)(options);
    const finish = (answer: PageAnswer): void => {
      clearTimeout(timer);
      asking.destroy();
      resolve(answer);
    };
    // Over all of it: a limit on idle time would let an answer trickle for ever.
    const timer = setTimeout(() => finish({ kind: 'failed', reason: 'too-slow' }), limitMs);
    asking.on('response', ({ statusCode = 0, headers }: IncomingMessage) =>
      finish({ kind: 'answered', status: statusCode, location: headers.location ?? null }),
    );
    asking.on('upgrade', () => finish({ kind: 'failed', reason: 'not-http' }));
    asking.on('error', (error: NodeJS.ErrnoException) => finish(failureOf(error.code ?? '')));
    asking.on('close', () => finish({ kind: 'failed', reason: 'no-answer' }));
    asking.end();
  });
}

function failureOf(code: string): PageAnswer {
  if (OURS.has(code)) return { kind: 'unknown' };
  if (code.startsWith('HPE_')) return { kind: 'failed', reason: 'not-http' };
  if (/^(CERT|ERR_TLS|ERR_SSL|EPROTO|UNABLE_TO|SELF_SIGNED|DEPTH_ZERO|HOSTNAME_MISMATCH|INVALID_CA)/.test(code))
    return { kind: 'failed', reason: 'certificate' };
  return { kind: 'failed', reason: 'no-answer' };
}
