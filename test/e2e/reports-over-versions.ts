import type { EntryView, FindingView, MigrationView, Problem, ReportView, RunView } from '@signatory/contract';
import { plainText, type ItemMapKind, type Plan, type Rule } from '@signatory/domain';
import { AdoptPlan, Audit } from '@signatory/features';
import { buildIndicator, buildPlan } from '../support/build-plan.js';
import { World } from '../support/build-world.js';
import { Client } from '../support/client.js';
import { startProduct, type Product } from '../support/processes.js';
import { until } from '../support/until.js';

const count = (id: string, code: string) =>
  buildIndicator({ id, code, role: 'context', question: plainText(`How many ${code}?`) });

function version(n: number, codes: Readonly<Record<string, string>>, rules: readonly Rule[] = []): Plan {
  const plan = buildPlan();
  const indicators = Object.entries(codes).map(([id, code]) => count(id, code));
  const commitments = plan.commitments.map((each) => ({ ...each, indicators, rules, guideline: null }));
  return { ...plan, version: n, commitments };
}

/** As a rule may be that came into a plan by another way than its lint: deeper than an expression may be. */
const COSTLY: Rule = {
  code: 'T-COSTLY',
  severity: 'BLOCKER',
  on: 'b',
  test: `b >= 0${' + 0'.repeat(100)}`,
  message: plainText('There are fewer than none.'),
};
const FIRST = version(1, { 'id-a': 'a', 'id-b': 'b', 'id-x': 'x', 'id-y': 'y' });
const SECOND = version(2, { 'id-n': 'renamed', 'id-b1': 'b', 'id-b2': 'b_other', 'id-xy': 'xy' }, [COSTLY]);

const row = (from: string, kind: ItemMapKind, to: string, item = 'indicator') => ({ item, kind, from, to });
const DECIDED = [
  row('c1', 'kept', 'c1', 'commitment'),
  row('id-a', 'renamed', 'id-n'),
  row('id-b', 'split', 'id-b1'),
  row('id-b', 'split', 'id-b2'),
  row('id-x', 'merged', 'id-xy'),
  row('id-y', 'merged', 'id-xy'),
];

/** What a focal point finds in the report that follows on the one they certified, once the plan has another version. */
export function tellOfReportsOverVersions(): void {
  let world: World;
  let product: Product;
  let lead: Client;
  let secretariat: Client;

  beforeAll(async () => {
    world = await World.build({ plan: FIRST, cycle: { window: ['2024-01-01', '2024-12-31'] } });
    product = await startProduct({ database: world.test });
    const client = new Client(product.url);
    lead = client.with(await world.signIn({ role: 'lead-focal-point', members: ['IT'] }));
    secretariat = client.with(await world.signIn({ role: 'secretariat' }));
  });
  afterAll(async () => {
    await product.stop();
    await world.close();
  });

  const path = (cycle: string) => `/api/cycles/${cycle}/reports/IT`;
  const read = async (cycle: string) => (await lead.get<ReportView>(path(cycle))).body;
  const find = ({ entries }: ReportView, code: string) =>
    entries.find(({ indicator }) => indicator === code) as EntryView;
  const certify = async (cycle: string) =>
    lead.post<Problem>(`${path(cycle)}/certify`, {
      revision: (await read(cycle)).revision,
      office: 'Office',
      statement: true,
    });

  async function check(cycle: string): Promise<RunView> {
    const { id } = (await lead.post<RunView>(`${path(cycle)}/check`)).body;
    return until(
      async () => (await lead.get<RunView>(`/api/runs/${id}`)).body,
      ({ endedAt, check: ofCheck }) => endedAt !== null && ofCheck,
    );
  }

  it('are certified over the first', async () => {
    for (const [code, value] of Object.entries({ a: '10', b: '20', x: '1', y: '2' }))
      expect((await lead.save(`${path('c-2025')}/entries/${code}`, 0, { value })).status).toBe(200);
    await check('c-2025');
    expect((await certify('c-2025')).status).toBeLessThan(300);
  });

  it('go on where an item was renamed, and begin anew, with the reason, where it was split or merged', async () => {
    await world.asSystem((tx) =>
      new AdoptPlan(new Audit()).execute(tx, { plan: SECOND, actor: 'test', at: new Date() }),
    );
    const migration = `/api/plans/${SECOND.id}/versions/2/migration`;
    const { revision } = (await secretariat.get<MigrationView>(migration)).body;
    expect((await secretariat.save(migration, revision, { mappings: DECIDED })).status).toBe(204);
    const window = ['2025-01-01', '2025-12-31'] as const;
    await world.addCycle({ code: 'second', follows: 'c-2025', planVersion: 2, window });
    const report = await read('second');
    const before = [{ cycle: 'c-2025', value: '10' }];
    expect(find(report, 'renamed')).toMatchObject({ carried: 'c-2025', value: null, before, breaks: [] });
    for (const [code, why, parts] of [
      ['b', 'split', ['b']],
      ['b_other', 'split', ['b']],
      ['xy', 'merged', ['x', 'y']],
    ] as const)
      expect(find(report, code)).toMatchObject({
        carried: null,
        value: null,
        before: [],
        breaks: [{ cycle: 'c-2025', why, version: 2, parts: parts.map((part) => ({ code: part })) }],
      });
    const confirm = (code: string) => lead.post<Problem>(`${path('second')}/confirmations`, { indicators: [code] });
    expect((await confirm('b')).body.code).toBe('entry.not-carried');
    expect((await confirm('renamed')).status).toBeLessThan(300);
    expect(find(await read('second'), 'renamed')).toMatchObject({ carried: null, value: '10', version: 1 });
  });

  it('are blocked by a blocker that is larger than a rule may be, with the reason and whose it is to mend', async () => {
    for (const [code, value] of Object.entries({ b: '8', b_other: '12', xy: '3' }))
      expect((await lead.save(`${path('second')}/entries/${code}`, 0, { value })).status).toBe(200);
    expect(await check('second')).toMatchObject({ state: 'INCOMPLETE', counts: { notRun: 1 } });
    const { state, findings } = await read('second');
    const [{ rule, kind, message }] = findings as [FindingView];
    expect([state, rule, kind]).toEqual(['BLOCKED', 'T-COSTLY', 'NOT_RUN']);
    expect(message).toMatch(/fault is in its rule, not in your report/);
    const refused = await certify('second');
    expect([refused.status, refused.body.facts]).toMatchObject([409, { notRun: 1, rules: ['T-COSTLY'] }]);
  });
}
