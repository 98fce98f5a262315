import type { ReportView, ReviewView, ScoreView } from '@signatory/contract';
import { plainText, type Commitment, type Plan } from '@signatory/domain';
import { buildIndicator, buildPlan } from './build-plan.js';
import { World, type PersonDraft } from './build-world.js';
import { Client } from './client.js';
import { startProduct, type Product } from './processes.js';
import { until } from './until.js';

export const CYCLE = '/api/cycles/c-2025';
export const RECUSALS = `${CYCLE}/recusals`;
export const REASON = 'My sister leads its delegation.';
export const OVER = { reason: 'The sister has left.' };
export const REFUSED = [403, 'conflict-of-interest'];

/** The test plan with a second pillar, of one commitment. */
export function buildTwoPillars(): Plan {
  const plan = buildPlan();
  const [first] = plan.commitments as [Commitment];
  const unit = first.indicators[0];
  const second: Commitment = {
    ...first,
    id: 'c2',
    code: 'II.1',
    pillar: 'II',
    indicators: [buildIndicator({ ...unit, id: 'id-ii1_unit', code: 'ii1_unit' })],
    rules: [],
    guideline: {
      countervailing: null,
      levels: (first.guideline?.levels ?? []).map((level) => ({ ...level, if: level.if.replace('i1_', 'ii1_') })),
    },
  };
  const pillars = [...plan.pillars, { ...plan.pillars[0], code: 'II', name: plainText('Two') }] as typeof plan.pillars;
  return buildPlan({ pillars, commitments: [first, second] });
}

/** A plan of two pillars with one report in review, and the people who judge it, each with a session of its own. */
export class Judging {
  private constructor(
    readonly world: World,
    private readonly product: Product,
    readonly visitor: Client,
    readonly lead: Client,
    readonly keeper: Client,
  ) {}

  static async start(): Promise<Judging> {
    const world = await World.build({ plan: buildTwoPillars() });
    const product = await startProduct({ database: world.test });
    const visitor = new Client(product.url);
    const lead = visitor.with(await world.signIn({ role: 'lead-focal-point', members: ['CA'] }));
    const keeper = visitor.with(await world.signIn({ role: 'secretariat' }));
    const judging = new Judging(world, product, visitor, lead, keeper);
    await judging.submit();
    return judging;
  }

  async stop(): Promise<void> {
    await this.product.stop();
    await this.world.close();
  }

  async enter(person: PersonDraft): Promise<Client> {
    return this.visitor.with(await this.world.signIn(person));
  }

  reviewer(): Promise<Client> {
    return this.enter({ role: 'reviewer', members: ['CA', 'FR'] });
  }

  adjudicator(): Promise<Client> {
    return this.enter({ role: 'adjudicator' });
  }

  /** Canada's report, in review. */
  private async submit(): Promise<void> {
    const report = `${CYCLE}/reports/CA`;
    for (const indicator of ['i1_unit', 'ii1_unit'])
      await this.lead.save(`${report}/entries/${indicator}`, 0, { value: 'operating' });
    await this.lead.post(`${report}/check`);
    const { revision } = await until(
      async () => (await this.lead.get<ReportView>(report)).body,
      ({ state }) => state === 'READY',
    );
    const certified = await this.lead.post(`${report}/certify`, { revision, office: 'Ministry', statement: true });
    if (certified.status !== 201) throw new Error(certified.text);
  }
}

export async function idOf(client: Client): Promise<string> {
  return (await client.get<{ person: { id: string } }>('/api/session')).body.person.id;
}

/** Declares it, and answers its id. */
export async function declare(client: Client, body: object, cycle = 'c-2025'): Promise<string> {
  const path = `/api/cycles/${cycle}/recusals`;
  const answer = await client.post<{ id: string }>(path, { kind: 'recusal', reason: REASON, ...body });
  if (answer.status !== 201) throw new Error(answer.text);
  return answer.body.id;
}

export async function offered(client: Client, path: string): Promise<readonly string[]> {
  return (await client.get<ReviewView | ScoreView>(path)).body.commands;
}

export function code({ status, body }: { status: number; body: unknown }): unknown[] {
  return [status, (body as { code?: string } | null)?.code];
}
