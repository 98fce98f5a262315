import type { AuditEventView, Problem } from '@signatory/contract';
import { World } from '../support/build-world.js';
import { Client } from '../support/client.js';
import { startProduct, type Product } from '../support/processes.js';
import { DESIGN, FILE, PLAN } from './fixtures/third-plan.js';

/** Secretariats of one installation that know nothing of each other's plans. The trail names plans and cycles by their codes. */
describe('a code of another plan', () => {
  let world: World;
  let product: Product;
  let keeper: Client;
  let stranger: Client;

  beforeAll(async () => {
    world = await World.build();
    const cookies = [await world.signIn({ role: 'secretariat' }), await world.signIn({ role: 'secretariat' })] as const;
    product = await startProduct({ database: world.test, workers: 0 });
    keeper = new Client(product.url).with(cookies[0]);
    stranger = new Client(product.url).with(cookies[1]);
    await keeper.post('/api/plans', { file: FILE });
    await keeper.post('/api/cycles', DESIGN);
  });
  afterAll(async () => {
    await product.stop();
    await world.close();
  });

  const named = (code: string): string => FILE.replace(PLAN, code);
  const refusal = async (answer: Promise<{ status: number; body: Problem }>): Promise<string> => {
    const { status, body } = await answer;
    return [status, ...(body.faults ?? []).map(({ pointer, words }) => `${pointer} ${words?.code}`)].join(' ');
  };
  /** What the stranger's trail tells beside what is of its own plan. */
  const seen = async (): Promise<string[]> => {
    const { body } = await stranger.get<AuditEventView[]>('/api/audit?limit=200');
    return body
      .filter(({ subject, facts }) => !/^(c-202\d|test-plan)(\/|$)/.test(subject) && facts['plan'] !== 'test-plan')
      .map(({ subject }) => subject);
  };

  it('is one of a plan with a cycle, of which the other secretariat knows nothing', async () => {
    expect((await keeper.get(`/api/cycles/${DESIGN.code}`)).status).toBe(200);
    expect((await stranger.get(`/api/cycles/${DESIGN.code}`)).status).toBe(404);
  });

  it.each(['people', DESIGN.code])('is no name of a plan, which would open the trail of %s', async (code) => {
    const answers = [
      await refusal(stranger.post('/api/plans', { file: named(code) })),
      await refusal(stranger.post('/api/plans/drafts', { file: named(code).replace('version: 1', 'version: 2') })),
    ];
    expect([await seen(), ...answers]).toEqual([[], '422 /file/plan named.taken', '422 /file/plan named.taken']);
  });

  it.each(['people', PLAN])('is no name of a cycle, which would open the trail of %s', async (code) => {
    const design = { ...DESIGN, plan: 'test-plan', series: `of-${code}`, code };
    const answer = await refusal(stranger.post('/api/cycles', design));
    expect([await seen(), answer]).toEqual([[], '422 /code named.taken']);
  });
});
