import { Agent, request } from 'node:http';
import { addressOf } from './shorten.js';
import type { Draft } from './draft.js';

/** What came back, read to its end; of a stream that has none, its beginning. */
export interface Heard {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

const TIMEOUT_MS = 60_000;

/** Sends requests as they are made up, which no `fetch` does; over connections that are kept. */
export class Sender {
  private readonly agent = new Agent({ keepAlive: true });

  constructor(private readonly url: string) {}

  /** Null where the sender hung up before anything was answered. */
  async send(draft: Draft, cookie: string | undefined): Promise<Heard | null> {
    try {
      return await this.once(draft, cookie);
    } catch (error) {
      if (draft.isCut) return null;
      // A connection that was kept may have been closed from the other side just then.
      if (isClosed(error)) return this.once(draft, cookie);
      throw error;
    }
  }

  close(): void {
    this.agent.destroy();
  }

  private once({ operation, places, query, headers, body, isCut }: Draft, cookie?: string): Promise<Heard> {
    const bytes = body === null ? null : Buffer.from(body, 'latin1');
    return new Promise((resolve, reject) => {
      const { method, path } = operation;
      const sent = request(
        this.url + '/',
        {
          agent: isCut ? false : this.agent,
          method,
          path: addressOf({ path, places, query }),
          headers: {
            ...(cookie === undefined ? {} : { cookie }),
            ...headers,
            ...(bytes === null ? {} : { 'content-length': bytes.length + (isCut ? 10 : 0) }),
          },
          timeout: TIMEOUT_MS,
        },
        (answer) => {
          const { statusCode: status = 0, headers: heard } = answer;
          const chunks: Buffer[] = [];
          const end = () => resolve({ status, headers: heard, text: Buffer.concat(chunks).toString('utf8') });
          answer
            .on('data', (chunk: Buffer) => chunks.push(chunk))
            .on('end', end)
            .on('error', reject);
          if (!heard['content-type']?.startsWith('text/event-stream')) return;
          sent.destroy();
          end();
        },
      );
      sent.on('error', reject).on('timeout', () => sent.destroy(new Error(`no answer within ${TIMEOUT_MS / 1_000} s`)));
      if (isCut) sent.write(bytes ?? '', () => setTimeout(() => sent.destroy(new Error('cut')), 20));
      else sent.end(bytes ?? undefined);
    });
  }
}

function isClosed(error: unknown): boolean {
  return error instanceof Error && 'code' in error && ['ECONNRESET', 'EPIPE'].includes(String(error.code));
}
