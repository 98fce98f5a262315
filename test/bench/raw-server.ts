// The floor under P4 and P4p: node:http, one query by pg, one JSON. Prints its port; ends with its standard input.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import pg from 'pg';

/** What to serve, as JSON in the first argument. */
export interface RawService {
  readonly databaseUrl: string;
  readonly query: string;
  readonly params: readonly unknown[];
  /** What the product answers: it is written out anew for each request, so that both send as much. */
  readonly answer: unknown;
}

const service = JSON.parse(process.argv[2] ?? '') as RawService;
const pool = new pg.Pool({ connectionString: service.databaseUrl, max: 8 });
const server = createServer((_, response) => {
  pool.query({ name: 'read', text: service.query, values: [...service.params] }).then(
    ({ rows }) => {
      const body = Buffer.from(JSON.stringify(rows.length > 0 ? service.answer : null));
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length });
      response.end(body);
    },
    (error: unknown) => {
      response.writeHead(500).end(String(error));
    },
  );
});
server.listen(0, '127.0.0.1', () => process.stdout.write(`${(server.address() as AddressInfo).port}\n`));
await text(process.stdin);
process.exit(0);
