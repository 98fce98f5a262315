import { buildPlan } from '../support/build-plan.js';
import { World } from '../support/build-world.js';
import { Client, type Answer } from '../support/client.js';
import {
  CELL,
  DAY,
  FIGURE,
  FOR_REVIEWERS,
  FOR_SECRETARIAT,
  NARRATIVE,
  REPORT,
  submitConfidential,
  type Confidential,
} from '../support/confidential-report.js';
import { everyAddress, type Paths } from '../support/every-address.js';
import { CODEBOOK } from '../support/judged-actions.js';
import { startProduct, type Product } from '../support/processes.js';
import { switchOffRowSecurity } from '../support/row-security.js';

const EVERYTHING = [FIGURE, CELL, DAY, FOR_REVIEWERS, FOR_SECRETARIAT, NARRATIVE];

interface Heard {
  readonly path: string;
  readonly status: number;
  readonly text: string;
  readonly type: string;
  readonly kept: string;
}

/** Types whose letters have to be said beside them; those of JSON are UTF-8 always (RFC 8259). */
const OF_LETTERS = /^(text\/|application\/([\w.-]+\+)?xml\b)/;
/** What is called JSON and does not begin as such. */
const isOther = ({ type, text }: Heard): boolean => /\bjson\b/.test(type) && !/^\s*[[{"\dtfn-]/.test(text);

describe('what is confidential in a submitted report', () => {
  let world: World;
  let product: Product;
  let nobody: Client;
  let canada: Client;
  let routes: Paths;
  let brought: Confidential;

  beforeAll(async () => {
    world = await World.build({ plan: { ...buildPlan(), codebook: CODEBOOK } });
    product = await startProduct({ database: world.test });
    nobody = new Client(product.url);
    canada = nobody.with(await world.signIn({ role: 'lead-focal-point', members: ['CA'] }));
    routes = (await nobody.get<{ paths: Paths }>('/api/openapi.json')).body.paths;
    brought = await submitConfidential(canada);
  });
  afterAll(async () => {
    await product.stop();
    await world.close();
  });

  const addresses = (): string[] =>
    everyAddress(routes, {
      plan: ['test-plan'],
      n: ['1', '2'],
      cycle: ['c-2025'],
      member: ['CA', 'FR'],
      indicator: ['i1_budget', 'i1_note'],
      commitment: ['c1'],
      language: ['en'],
      version: ['1'],
      id: [...brought.ids],
      action: [brought.action],
      path: ['scorecards/CA.pdf'],
      hash: ['0'.repeat(64)],
      token: ['A'.repeat(43)],
      contributor: ['0190b6a0-0000-7000-8000-00000000000f'],
    });

  async function walk(client: Client): Promise<Heard[]> {
    const heard: Heard[] = [];
    for (const path of addresses()) {
      const { status, text, headers }: Answer = await client.get(path);
      const [type = '', kept = ''] = ['content-type', 'cache-control'].map((name) => headers.get(name) ?? '');
      heard.push({ path, status, text: `${text}\n${[...headers.values()].join('\n')}`, type, kept });
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

  it('says of each answer what it is and in which letters, and lets nothing on the way keep what is not public', async () => {
    const heard = (await walk(canada)).filter(({ status }) => status !== 204 && status !== 304);
    const untold = heard.filter(
      (each) => each.type === '' || isOther(each) || (OF_LETTERS.test(each.type) && !/charset=utf-8$/i.test(each.type)),
    );
    expect(untold.map(({ path, type }) => [path, type])).toEqual([]);
    const shown = heard.filter(({ path, kept }) => path.startsWith('/api/cycles/') && kept !== 'no-store');
    expect(shown.map(({ path, kept }) => [path, kept])).toEqual([]);
  });

  describe.each([
    ['as the product runs', false],
    ['with row-level security off, by the application alone', true],
  ])('%s', (_when, isOff) => {
    beforeAll(async () => {
      if (isOff) await switchOffRowSecurity(world.test);
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
});
