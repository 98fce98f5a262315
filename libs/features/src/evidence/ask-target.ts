import { request as askPlainly, type IncomingHttpHeaders, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as askSecurely } from 'node:https';
import { isIP } from 'node:net';
import type { LinkReason } from '@signatory/domain';
import type { Target } from './link-target.js';

export interface TargetRequest {
  readonly method: 'HEAD' | 'GET' | 'POST';
  /** Beside the host's and the connection's. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Buffer;
  /** Over all of it, in milliseconds. */
  readonly limitMs: number;
  /** How much of the answer's body is read; none of it unless given, whatever its size or packing. */
  readonly keepBytes?: number;
}

export type TargetAnswer =
  | {
      readonly kind: 'answered';
      readonly status: number;
      readonly headers: IncomingHttpHeaders;
      /** The beginning of it, as it came. */
      readonly body: Buffer;
      /** Whether that is all of it. */
      readonly whole: boolean;
    }
  | { readonly kind: 'failed'; readonly reason: LinkReason }
  /** This machine does not get out: nothing is known. */
  | { readonly kind: 'unknown' };

/** Of the way out of here, and not of the page. */
const OURS: ReadonlySet<string> = new Set(['ENETUNREACH', 'ENETDOWN', 'EADDRNOTAVAIL', 'EACCES', 'EPERM', 'EMFILE']);
const HEAD_BYTES = 16_384;

/**
 * Asks a server of others. It goes to the address that was looked at, without cookies, without a login, over a connection
 * of its own, and follows nothing.
 */
export function askTarget(
  { url, host, address, port }: Target,
  { method, headers, body, limitMs, keepBytes = 0 }: TargetRequest,
): Promise<TargetAnswer> {
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
      'accept-encoding': 'identity',
      connection: 'close',
      ...headers,
      ...(body && { 'content-length': String(body.length) }),
    },
    // The certificate is the host's, not the address's.
    ...(secure && isIP(host) === 0 && { servername: host }),
  };
  return new Promise((resolve) => {
    const asking = (secure ? askSecurely : askPlainly)(options);
    /** What came so far, once its head is here: then it is an answer, however its body ends. */
    let answered: (() => TargetAnswer) | undefined;
    const finish = (answer: TargetAnswer = { kind: 'failed', reason: 'no-answer' }): void => {
      clearTimeout(timer);
      asking.destroy();
      resolve(answered?.() ?? answer);
    };
    // Over all of it: a limit on idle time would let an answer trickle for ever.
    const timer = setTimeout(() => finish({ kind: 'failed', reason: 'too-slow' }), limitMs);
    asking.on('response', (response: IncomingMessage) => {
      const { statusCode: status = 0, headers: told } = response;
      const read: Buffer[] = [];
      let bytes = 0;
      const sofar = (): TargetAnswer => {
        const whole = response.complete && bytes <= keepBytes;
        return { kind: 'answered', status, headers: told, body: Buffer.concat(read).subarray(0, keepBytes), whole };
      };
      answered = sofar;
      if (keepBytes === 0) return finish();
      response.on('data', (chunk: Buffer) => {
        read.push(chunk);
        bytes += chunk.length;
        if (bytes > keepBytes) finish();
      });
      response.on('close', () => finish());
    });
    asking.on('upgrade', () => finish({ kind: 'failed', reason: 'not-http' }));
    asking.on('error', (error: NodeJS.ErrnoException) => finish(failureOf(error.code ?? '')));
    asking.on('close', () => finish());
    asking.end(body);
  });
}

function failureOf(code: string): TargetAnswer {
  if (OURS.has(code)) return { kind: 'unknown' };
  if (code.startsWith('HPE_')) return { kind: 'failed', reason: 'not-http' };
  if (/^(CERT|ERR_TLS|ERR_SSL|EPROTO|UNABLE_TO|SELF_SIGNED|DEPTH_ZERO|HOSTNAME_MISMATCH|INVALID_CA)/.test(code))
    return { kind: 'failed', reason: 'certificate' };
  return { kind: 'failed', reason: 'no-answer' };
}
