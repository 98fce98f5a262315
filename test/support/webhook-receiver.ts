import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A message as it arrived. */
export interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface Answer {
  readonly status: number;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

export interface Receiver {
  readonly port: number;
  /** `http://127.0.0.1:PORT/hook` */
  readonly address: string;
  readonly received: Received[];
  /** How the next messages are answered, at once or later; an answer that never comes for `null`. */
  answer: (message: Received, n: number) => Answer | null | Promise<Answer>;
  /** The next messages wait for their answer until the returned function is called. */
  hold(answer: Answer): () => void;
  close(): Promise<void>;
}

/** A web server of this machine that takes what it is told. */
export async function startReceiver(): Promise<Receiver> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      const message = { headers: request.headers, body };
      received.push(message);
      void Promise.resolve(receiver.answer(message, received.length)).then((answer) => {
        if (answer) response.writeHead(answer.status, answer.headers).end(answer.body);
      });
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  const receiver: Receiver = {
    port,
    address: `http://127.0.0.1:${port}/hook`,
    received,
    answer: () => ({ status: 204 }),
    hold: (answer) => {
      let release = (): void => undefined;
      const released = new Promise<Answer>((resolve) => (release = () => resolve(answer)));
      receiver.answer = () => released;
      return () => release();
    },
    close: () => {
      server.closeAllConnections();
      return new Promise((done) => void server.close(() => done()));
    },
  };
  return receiver;
}

/**
 * Whether a message is signed with a secret, by the text of Standard Webhooks and the Web Cryptography API: nothing of what
 * signs has a part in it.
 */
export async function isSigned({ headers, body }: Received, secret: string): Promise<boolean> {
  const bytes = Uint8Array.from(atob(secret.replace(/^whsec_/, '')), (letter) => letter.charCodeAt(0));
  const key = await crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['verify']);
  const content = new TextEncoder().encode(
    `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`,
  );
  const signatures = String(headers['webhook-signature'])
    .split(' ')
    .filter((each) => each.startsWith('v1,'));
  const found = await Promise.all(
    signatures.map((each) => {
      const signature = Uint8Array.from(atob(each.slice(3)), (letter) => letter.charCodeAt(0));
      return crypto.subtle.verify('HMAC', key, signature, content);
    }),
  );
  return found.includes(true);
}
