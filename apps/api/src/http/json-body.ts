import { Refusal, faultWords } from '@signatory/domain';
import type { FastifyInstance } from 'fastify';

/** Reads bodies of JSON, in UTF-8 and nothing else; what cannot be read is told with the place. An empty body is none. */
export function readJsonBodies(server: FastifyInstance): void {
  const parse = server.getDefaultJsonParser('error', 'error');
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, bytes, done) => {
    const text = decode(bytes as Buffer);
    if (text === null) return done(malformed('request.encoding'));
    if (text === '') return done(null, undefined);
    void parse(request, text, (error, body) => (error ? done(malformed(explain(text))) : done(null, body)));
    return undefined;
  });
  // A mail program's one click (RFC 8058) sends a form, and nothing in it is read: the address says it all.
  server.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: 1_000 },
    (request, _, done) => {
      if (request.url.startsWith('/api/unsubscribe/')) return done(null, undefined);
      done(
        new Refusal('media-type.unsupported', {
          sent: request.headers['content-type'] ?? '',
          needs: 'application/json',
        }),
      );
    },
  );
}

function malformed(code: 'request.encoding' | 'request.json' | 'request.prototype'): Refusal {
  return new Refusal('body.malformed', { words: faultWords(code) });
}

/** Null for what is not UTF-8: a replaced letter would be stored as if the member had written it. */
function decode(bytes: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function explain(text: string): 'request.json' | 'request.prototype' {
  try {
    JSON.parse(text);
  } catch {
    return 'request.json';
  }
  return 'request.prototype';
}
