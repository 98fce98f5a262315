import { jest } from '@jest/globals';
import type { EntryView, ImportView, ReportView } from '@signatory/contract';
import fc from 'fast-check';
import { World } from '../support/build-world.js';
import { Client } from '../support/client.js';
import { startProduct, type Product } from '../support/processes.js';
import { until } from '../support/until.js';

jest.setTimeout(300_000);

const REPORT = '/api/cycles/c-2025/reports/IT';
const ENDED = ['READ', 'ERROR', 'CANCELLED', 'APPLIED'];

// What a spreadsheet or a hand makes of a cell.
const cell = fc.oneof(
  fc.constantFrom('i1_unit', 'i1_staff', 'i1_note', 'i1_routes', 'i1_since', 'i1_budget', 'i1_found', 'EU', ''),
  fc.constantFrom(
    'cells.sex.female',
    'cells.sex.female.status',
    'items.sea',
    'items.sea.date',
    'evidence.new-1.title',
    'narrative.en',
  ),
  fc.constantFrom(
    '1.234',
    '1,234',
    '−5',
    '１２',
    '=1+1',
    '[clear]',
    'NaN',
    '1e999',
    '9'.repeat(60),
    '-0',
    '2025-13-45',
    'true',
  ),
  fc.constantFrom(
    '\u0000',
    '\ud800',
    '"',
    '""',
    '\r\n',
    ';',
    '\t',
    '__proto__',
    'constructor',
    '\u202e',
    'x'.repeat(40_000),
  ),
  fc.string({ unit: 'binary', maxLength: 20 }),
);
const header = fc.constantFrom(
  'indicator,field,value',
  'indicator,field,value,base,status,reason',
  'indicator;field;value',
  'value',
  'member,indicator,value,value',
);
const table = fc
  .tuple(header, fc.array(fc.array(cell, { minLength: 1, maxLength: 6 }), { maxLength: 8 }))
  .map(([head, rows]) => Buffer.from([head, ...rows.map((row) => row.join(','))].join('\n')));
const json = fc
  .tuple(fc.json({ maxDepth: 4 }), fc.dictionary(cell, fc.anything({ maxDepth: 3, withNullPrototype: false })))
  .map(([text, entries]) => {
    try {
      return Buffer.from(JSON.stringify({ member: 'IT', entries }));
    } catch {
      return Buffer.from(text);
    }
  });
const zip = fc
  .uint8Array({ maxLength: 400 })
  .map((bytes) => Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), bytes]));
const file = fc.oneof(
  { weight: 5, arbitrary: table },
  json,
  zip,
  fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
);

describe('whatever is sent', () => {
  let world: World;
  let product: Product;
  let client: Client;
  let cookie: string;

  beforeAll(async () => {
    world = await World.build();
    product = await startProduct({ database: world.test });
    cookie = await world.signIn({ role: 'lead-focal-point', members: ['IT'] });
    client = new Client(product.url).with(cookie);
    await client.save(`${REPORT}/entries/i1_staff`, 0, { value: '5', cells: { 'sex.female': { value: '2' } } });
  });
  afterAll(async () => {
    await product.stop();
    await world.close();
  });

  const report = async () => {
    const { revision, entries } = (await client.get<ReportView>(REPORT)).body;
    return { revision, entries };
  };

  it('as a file ends without a fault of ours, and what is not applied leaves the report as it was', async () => {
    const before = await report();
    await fc.assert(
      fc.asyncProperty(file, async (bytes) => {
        const answer = await fetch(`${product.url}${REPORT}/imports`, {
          method: 'POST',
          body: new Uint8Array(bytes),
          headers: { cookie, 'content-type': 'application/octet-stream' },
        });
        expect([202, 415]).toContain(answer.status);
        if (answer.status === 415) return;
        const { id } = (await answer.json()) as ImportView;
        const path = `${REPORT}/imports/${id}`;
        const view = await until(
          async () => (await client.get<ImportView>(path)).body,
          ({ state }) => ENDED.includes(state),
        );
        // An ERROR would be a fault of ours: what a file says is told as its own faults.
        expect([view.state, view.cause]).toEqual(['READ', null]);
        for (const part of ['changes', 'conflicts', 'faults'])
          expect((await client.get(`${path}/${part}`)).status).toBe(200);
        const { status } = await client.post(`${path}/apply`, {
          decisions: [{ indicator: 'x', field: 'y', take: 'mine' }],
        });
        if (status === 202) {
          const ended = await until(
            async () => (await client.get<ImportView>(path)).body,
            ({ state }) => state !== 'APPLYING',
          );
          expect([ended.state, ended.cause]).toEqual(['APPLIED', null]);
          return;
        }
        expect(status).toBe(409);
        await client.post(`${path}/cancel`, {});
      }),
      { numRuns: 60, seed: 20_261_124, endOnFailure: true },
    );
    const after = await report();
    const changed = after.entries.filter(({ version }, n) => version !== before.entries[n]?.version);
    // Only an import that was applied makes a revision, and each of them one.
    const [{ n } = { n: -1 }] = await world.asSystem((tx) =>
      tx.query<{ n: number }[]>('select count(applied_revision)::int as n from report_import'),
    );
    expect(after.revision).toBe(before.revision + n);
    expect(changed.length === 0).toBe(n === 0);
  });

  it('as an answer is taken or refused in words, and a refusal writes nothing', async () => {
    const codes = fc.constantFrom(
      'i1_unit',
      'i1_staff',
      'i1_share',
      'i1_budget',
      'i1_law',
      'i1_routes',
      'i1_since',
      'i1_note',
      'i1_found',
      'nothing',
    );
    const body = fc.record(
      {
        value: fc.oneof(cell, fc.anything({ maxDepth: 2 })),
        status: fc.oneof(fc.constantFrom('answered', 'no-data', 'confidential'), cell),
        reason: cell,
        cells: fc.dictionary(
          cell,
          fc.record({ value: fc.oneof(cell, fc.constant(null)), status: cell }, { requiredKeys: [] }),
        ),
        currency: fc.oneof(fc.constant('EUR'), cell),
        evidence: fc.array(fc.record({ title: cell, url: cell, happened: cell }, { requiredKeys: [] }), {
          maxLength: 2,
        }),
        narrative: fc.record({ language: cell, text: cell }),
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(codes, body, async (code, answer) => {
        const path = `${REPORT}/entries/${code}`;
        const { revision } = await report();
        const version = (await client.get<EntryView>(path)).body?.version ?? 0;
        let text: string;
        try {
          text = JSON.stringify(answer) ?? 'null';
        } catch {
          return;
        }
        const { status } = await client.send('PUT', path, { body: text, headers: { 'if-match': `"${version}"` } });
        expect(status).toBeLessThan(500);
        expect((await report()).revision).toBe(status === 200 ? revision + 1 : revision);
      }),
      { numRuns: 150, seed: 20_261_124, endOnFailure: true },
    );
  });
});
