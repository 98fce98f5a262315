import type { EvidenceFile, Problem } from '@signatory/contract';
import { LANGUAGES } from '@signatory/texts';
import { Client, type Answer } from '../support/client.js';
import { World } from '../support/build-world.js';
import { minuteLimits, startProduct, type Product } from '../support/processes.js';

const REPORT = '/api/cycles/c-2025/reports/IT';
const MOST = 3;

describe('what costs the installation more than an answer', () => {
  let world: World;
  let product: Product;
  let addresses: readonly string[];
  let cookies: readonly string[];

  beforeAll(async () => {
    world = await World.build();
    product = await startProduct({ database: world.test, workers: 0 });
    addresses = [await product.startApi(minuteLimits(MOST)), await product.startApi(minuteLimits(MOST))];
    const lead = { role: 'lead-focal-point', members: ['IT'] } as const;
    cookies = [await world.signIn(lead), await world.signIn(lead)];
  });
  afterAll(async () => {
    await product.stop();
    await world.close();
  });

  /** Somebody at one of the two APIs, by turns. */
  const at = (turn: number, person: number) => new Client(addresses[turn % 2] ?? '', cookies[person]);
  const bring = (client: Client, headers = {}) =>
    client.upload<EvidenceFile & Problem>(`${REPORT}/evidence-files`, '%PDF-1.7\n%%EOF', 'a.pdf', '', headers);

  function expectRefused({ status, headers, body }: Answer<Problem>, cost: string): void {
    expect([status, body.code]).toEqual([429, 'rate.limited']);
    expect(headers.get('content-type')).toMatch(/^application\/problem\+json/);
    const wait = Number(headers.get('retry-after'));
    expect(wait > 0 && wait <= 60).toBe(true);
    expect(body.facts).toEqual({ seconds: wait, cost });
    expect(body.detail).toContain(String(wait));
  }

  it('is done so often for one person in a minute, by all API processes together, each kind by itself', async () => {
    for (let turn = 0; turn < MOST; turn += 1) expect((await bring(at(turn, 0))).status).toBe(201);
    for (const turn of [0, 1]) expectRefused(await bring(at(turn, 0)), 'upload');
    // Neither who is another, nor what is of another kind.
    expect((await bring(at(0, 1))).status).toBe(201);
    const export_ = (turn: number) => at(turn, 0).get<Problem>(`${REPORT}/file?format=csv`);
    for (let turn = 0; turn < MOST; turn += 1) expect((await export_(turn)).status).toBe(200);
    expectRefused(await export_(1), 'export');
    // What is asked for in vain is counted too: it is found out only at work.
    const receipt = (turn: number) => at(turn, 0).get<Problem>(`${REPORT}/receipts/1/receipt.pdf`);
    for (let turn = 0; turn < MOST; turn += 1) expect((await receipt(turn)).status).toBe(404);
    expectRefused(await receipt(0), 'document');
    // The rest of the product is open to them.
    expect((await at(0, 0).get(REPORT)).status).toBe(200);
  });

  it('says in each language when it can be tried again', async () => {
    const told = await Promise.all(
      LANGUAGES.map(async (language) => (await bring(at(0, 0), { 'accept-language': language })).body),
    );
    for (const { detail, facts } of told) expect(detail).toContain(String(facts?.['seconds']));
    expect(new Set(told.map(({ detail }) => detail.replaceAll(/\d+/g, ''))).size).toBe(LANGUAGES.length);
  });

  it('has no limit where the installation sets none', async () => {
    const open = new Client(await product.startApi(minuteLimits(0)), cookies[0]);
    expect((await bring(open)).status).toBe(201);
  });
});
