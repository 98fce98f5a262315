import type { EntryView, EvidenceFile, Problem, ReportView, RunView } from '@signatory/contract';
import { World } from '../support/build-world.js';
import { Client, type Answer } from '../support/client.js';
import { everyAddress, type Paths } from '../support/every-address.js';
import { startProduct, type Product } from '../support/processes.js';
import { until } from '../support/until.js';

const REPORT = '/api/cycles/c-2025/reports/CA';

/** Stand in Canada's submitted report and nowhere else. */
const FIGURE = '7719430.55';
const FOR_REVIEWERS = 'canary-reviewers-51c8';
const FOR_SECRETARIAT = 'canary-secretariat-93fd';
const NARRATIVE = 'canary-narrative-0e77';
const EVERYTHING = [FIGURE, FOR_REVIEWERS, FOR_SECRETARIAT, NARRATIVE];

interface Heard {
  readonly path: string;
  readonly status: number;
  readonly text: string;
}

describe('what is confidential in a submitted report', () => {
  let world: World;
  let product: Product;
  let nobody: Client;
  let canada: Client;
  let routes: Paths;
  const ids: string[] = [];

  beforeAll(async () => {
    world = await World.build();
    product = await startProduct({ database: world.test });
    nobody = new Client(product.url);
    canada = nobody.with(await world.signIn({ role: 'lead-focal-point', members: ['CA'] }));
    routes = (await nobody.get<{ paths: Paths }>('/api/openapi.json')).body.paths;
    await submit();
  });
  afterAll(async () => {
    await product.stop();
    await world.close();
  });

  async function submit(): Promise<void> {
    const save = async (indicator: string, body: unknown): Promise<EntryView> => {
      const saved = await canada.save<EntryView>(`${REPORT}/entries/${indicator}`, 0, body);
      if (saved.status !== 200) throw new Error(saved.text);
      return saved.body;
    };
    const bytes = `%PDF-1.7\n${FOR_REVIEWERS}\n%%EOF\n`;
    const file = await canada.upload<EvidenceFile>(`${REPORT}/evidence-files`, bytes, `${FOR_REVIEWERS}.pdf`);
    await save('i1_unit', {
      value: 'operating',
      narrative: { language: 'en', text: NARRATIVE },
      evidence: [{ title: 'The act', url: 'https://example.org/act', happened: '2025-01-31' }],
    });
    await save('i1_staff', { value: '40', cells: { 'sex.female': { value: '20' }, 'sex.male': { value: '20' } } });
    await save('i1_budget', { value: FIGURE, currency: 'CAD', observation: 'confidential' });
    const noted = await save('i1_note', {
      value: NARRATIVE,
      evidence: [
        { title: FOR_REVIEWERS, quote: FOR_REVIEWERS, file: file.body.sha256, tier: 'reviewers' },
        { title: FOR_SECRETARIAT, url: `https://example.org/${FOR_SECRETARIAT}`, tier: 'secretariat' },
      ],
    });
    ids.push(...noted.evidence.map(({ id }) => id));
    const own = await canada.get(`${REPORT}/file?format=json`);
    const brought = await canada.upload<{ id: string }>(`${REPORT}/imports`, own.text, 'own.json', 'application/json');
    const run = await canada.post<RunView>(`${REPORT}/check`);
    ids.push(brought.body.id, run.body.id);
    const report = await until(
      async () => (await canada.get<ReportView>(REPORT)).body,
      ({ state }) => state !== 'VALIDATING',
    );
    const certified = await canada.post<Problem>(`${REPORT}/certify`, {
      revision: report.revision,
      office: 'Office',
      statement: true,
    });
    if (certified.status >= 300) throw new Error(`${certified.text}\n${JSON.stringify(report.findings)}`);
  }

  const addresses = (): string[] =>
    everyAddress(routes, {
      plan: ['test-plan'],
      n: ['1'],
      cycle: ['c-2025'],
      member: ['CA', 'FR'],
      indicator: ['i1_budget', 'i1_note'],
      commitment: ['c1'],
      version: ['1'],
      id: ids,
      path: ['scorecards/CA.pdf'],
      hash: ['0'.repeat(64)],
    });

  async function walk(client: Client): Promise<Heard[]> {
    const heard: Heard[] = [];
    for (const path of addresses()) {
      const { status, text, headers }: Answer = await client.get(path);
      heard.push({ path, status, text: `${text}\n${[...headers.values()].join('\n')}` });
    }
    return heard;
  }

  const leaks = (heard: readonly Heard[], marks: readonly string[]): string[] =>
    heard.flatMap(({ path, text }) => marks.filter((mark) => text.includes(mark)).map((mark) => `${path}: ${mark}`));

  it('is all there for the member itself, so that the walk would find it', async () => {
    const heard = await walk(canada);
    expect(EVERYTHING.filter((mark) => !heard.some(({ text }) => text.includes(mark)))).toEqual([]);
    expect(heard.filter(({ status }) => status >= 500)).toEqual([]);
    expect(heard.length).toBeGreaterThan(40);
  });

  it.each([
    ['another member’s lead focal point', { role: 'lead-focal-point', members: ['FR'] }],
    ['another member’s focal point', { role: 'focal-point', members: ['FR'] }],
    ['another member’s contributor', { role: 'contributor', members: ['FR'], indicators: ['id-i1_note'] }],
    ['an analyst', { role: 'analyst' }],
    ['an editor', { role: 'editor' }],
    ['a reviewer of another member', { role: 'reviewer', members: ['FR'], nationality: 'IT' }],
    ['a secretariat of another plan', { role: 'secretariat', plan: 'another-plan' }],
  ] as const)('is nowhere for %s', async (_who, person) => {
    const heard = await walk(nobody.with(await world.signIn(person)));
    expect(leaks(heard, EVERYTHING)).toEqual([]);
    expect(heard.filter(({ status }) => status >= 500)).toEqual([]);
    // A file can hide a mark in its compression: what is Canada's own is not answered at all.
    expect(heard.filter(({ path, status }) => path.startsWith(REPORT) && status < 400)).toEqual([]);
  });

  it('is nowhere for the public', async () => {
    const heard = await walk(nobody);
    expect(leaks(heard, EVERYTHING)).toEqual([]);
    expect(heard.filter(({ path, status }) => path.startsWith(REPORT) && status < 400)).toEqual([]);
  });

  it.each([
    ['its reviewer', { role: 'reviewer', members: ['CA'], nationality: 'IT' }],
    ['an adjudicator', { role: 'adjudicator' }],
  ] as const)('is for %s what the reviewers may see, and nothing that is the secretariat’s', async (_who, person) => {
    const heard = await walk(nobody.with(await world.signIn(person)));
    expect(leaks(heard, [FOR_SECRETARIAT])).toEqual([]);
    expect(leaks(heard, [FOR_REVIEWERS]).length).toBeGreaterThan(0);
  });
});
