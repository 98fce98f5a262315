import { jest } from '@jest/globals';
import type { MigrationView, Problem, ReportView, RunView } from '@signatory/contract';
import { plainText, type ItemMapKind, type Plan } from '@signatory/domain';
import { AdoptPlan, Audit } from '@signatory/features';
import { findFaultsInEveryLook } from '../support/browser.js';
import { buildIndicator, buildPlan } from '../support/build-plan.js';
import { Client } from '../support/client.js';
import { WorldStage } from '../support/stage.js';
import { until } from '../support/until.js';

jest.setTimeout(180_000);

function version(n: number, questions: Readonly<Record<string, string>>): Plan {
  const plan = buildPlan();
  const indicators = Object.entries(questions).map(([code, question]) =>
    buildIndicator({ id: `id-${code}`, code, role: 'context', question: plainText(question) }),
  );
  const commitments = plan.commitments.map((each) => ({ ...each, indicators, rules: [], guideline: null }));
  return { ...plan, version: n, commitments };
}

const FIRST = version(1, { staff: 'How many staff?', cases: 'How many cases?' });
const SECOND = version(2, { staff: 'How many posts?', sea: 'How many cases at sea?', land: 'How many cases on land?' });

const row = (from: string, kind: ItemMapKind, to: string, item = 'indicator') => ({ item, kind, from, to });
const DECIDED = [
  row('c1', 'kept', 'c1', 'commitment'),
  row('id-staff', 'renamed', 'id-staff'),
  row('id-cases', 'split', 'id-sea'),
  row('id-cases', 'split', 'id-land'),
];

const stage = new WorldStage({ plan: FIRST, cycle: { window: ['2024-01-01', '2024-12-31'] } });
const THEN = 'Asked then in other words: How many staff?';
const SPLIT = 'Version 2 of the plan split what was asked then into several indicators.';

async function certify(lead: Client, cycle: string, values: Readonly<Record<string, string>>): Promise<void> {
  const path = `/api/cycles/${cycle}/reports/IT`;
  for (const [code, value] of Object.entries(values))
    expect((await lead.save(`${path}/entries/${code}`, 0, { value })).status).toBe(200);
  const { id } = (await lead.post<RunView>(`${path}/check`)).body;
  await until(
    async () => (await lead.get<RunView>(`/api/runs/${id}`)).body,
    ({ endedAt, check }) => endedAt !== null && check,
  );
  const { revision } = (await lead.get<ReportView>(path)).body;
  const sent = await lead.post<Problem>(`${path}/certify`, { revision, office: 'Office', statement: true });
  expect(sent.status).toBeLessThan(300);
}

it('a question of the next version says what was asked before it, to whoever confirms and to whoever judges', async () => {
  const { world, url } = stage.served;
  const client = new Client(url);
  const cookie = await world.signIn({ role: 'lead-focal-point', members: ['IT'] });
  const lead = client.with(cookie);
  await certify(lead, 'c-2025', { staff: '10', cases: '20' });
  await world.asSystem((tx) => new AdoptPlan(new Audit()).execute(tx, { plan: SECOND, actor: 'test', at: new Date() }));
  const secretariat = client.with(await world.signIn({ role: 'secretariat' }));
  const migration = `/api/plans/${SECOND.id}/versions/2/migration`;
  const { revision } = (await secretariat.get<MigrationView>(migration)).body;
  expect((await secretariat.save(migration, revision, { mappings: DECIDED })).status).toBe(204);
  await world.addCycle({
    code: 'second',
    follows: 'c-2025',
    planVersion: 2,
    window: ['2025-01-01', '2025-12-31'],
  });

  const page = await stage.open('/report/second/IT/entry/staff', { cookie });
  const banner = page.getByRole('region', { name: 'Carried over: confirm' });
  await banner.getByText(/^You reported in the cycle “.+”: 10$/).waitFor();
  await banner.getByText(THEN).waitFor();
  await page.goto(`${url}/report/second/IT`);
  await page.getByText('Carried over from the previous cycle').click();
  await page.getByText(THEN).waitFor();
  // It was said to other words: whether it still holds somebody has looked at first.
  const ticks = page.locator('.carried input');
  expect([await ticks.count(), await page.locator('.carried input:checked').count()]).toEqual([1, 0]);
  await page.getByText('are not chosen beforehand').waitFor();
  await page.getByRole('button', { name: 'Confirm 0 entries' }).click();
  await ticks.first().check();
  await page.getByRole('button', { name: 'Confirm 1 entry' }).waitFor();
  expect(await findFaultsInEveryLook(page)).toEqual([]);
  await page.context().close();

  expect((await lead.post(`/api/cycles/second/reports/IT/confirmations`, { indicators: ['staff'] })).status).toBe(200);
  await certify(lead, 'second', { sea: '12', land: '8' });
  const judge = await world.signIn({ role: 'reviewer', members: ['IT'] });
  const desk = await stage.open('/review/second/IT/staff', { cookie: judge });
  await desk.getByText(THEN).waitFor();
  expect(await findFaultsInEveryLook(desk)).toEqual([]);
  await desk.goto(`${url}/review/second/IT/sea`);
  await desk.getByText(SPLIT).waitFor();
  await desk.getByText(/^Then: .*How many cases\?$/).waitFor();
  expect(await findFaultsInEveryLook(desk)).toEqual([]);
  await desk.context().close();
});
