import { Injectable } from '@nestjs/common';
import type { RuleTrialView, TryRule as Trial } from '@signatory/contract';
import {
  plainText,
  Refusal,
  requirePermission,
  type Actor,
  type Plan,
  type Rule,
  type RuleOutcome,
} from '@signatory/domain';
import { Database } from '@signatory/persistence';
import { describeFinding, nameFacts, sayCause, tallyOf, tryRule, type TriedRule } from '@signatory/rules';
import { sayFault, type ProductLanguage } from '@signatory/texts';
import { Audit } from '../audit/index.js';
import { Catalogue, indexPlan, memberCodes, type OpenedCycle } from '../catalogue/index.js';
import { actorReach } from '../identity/index.js';
import { ReadEarlierCells } from './read-earlier-cells.js';
import { ReadSurroundings } from './read-surroundings.js';
import { countsOf } from './verdict.js';
import { windowOf } from './window.js';

export interface TrialRequest {
  readonly plan: string;
  readonly trial: Trial;
  readonly actor: Actor;
  readonly at: Date;
  /** Of what is wrong with the rule. */
  readonly language: ProductLanguage;
}

const NOTHING: RuleTrialView = {
  faults: [],
  reports: 0,
  counts: { pass: 0, fail: 0, notApplicable: 0, notRun: 0 },
  reasons: {},
  hits: [],
  notRun: [],
};

/**
 * Tries a rule over what was submitted in a cycle, before anybody is held to it. It writes nothing but that it was tried. No
 * job: it reads the entries that the rule reads and no others, of all members in one query.
 */
@Injectable()
export class TryRule {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly audit: Audit,
    private readonly surroundings: ReadSurroundings,
    private readonly earlierCells: ReadEarlierCells,
  ) {}

  /** @throws Refusal `not-found` for a cycle of another plan, `permission.missing` */
  async execute({ plan: id, trial, actor, at, language }: TrialRequest): Promise<RuleTrialView> {
    const opened = await this.catalogue.open(trial.cycle);
    const { cycle, plan } = opened;
    if (plan.id !== id || !actor.grants.some((grant) => grant.plan === id))
      throw new Refusal('not-found', { subject: 'cycle' });
    requirePermission(actor, 'rule:try', { plan: id, cycle: cycle.code, member: null }, at.toISOString());
    const { each, when, message, ...parts } = trial.rule;
    const rule: Rule = {
      ...parts,
      ...(each === undefined ? {} : { each }),
      ...(when === undefined ? {} : { when }),
      message: plainText(message),
    };
    const tried = tryRule(plan, rule);
    if (!('run' in tried))
      return {
        ...NOTHING,
        faults: tried.faults.map(({ words, ...place }) => ({ ...place, ...sayFault(language, words) })),
      };
    const outcomes = await this.run(opened, rule, tried, { actor, at });
    const view = describe(plan, rule, outcomes, language);
    await this.database.as(actorReach(actor, { plan: id, cycle: cycle.code }, memberCodes(plan), at), (tx) =>
      this.audit.record(tx, {
        actor: actor.id,
        act: 'rule.try',
        subject: `${cycle.code}/rules/${rule.code}`,
        facts: { test: rule.test, when: rule.when ?? null, ...view.counts },
        at,
      }),
    );
    return view;
  }

  private async run(
    opened: OpenedCycle,
    rule: Rule,
    tried: Extract<TriedRule, { faults: readonly [] }>,
    { actor, at }: Pick<TrialRequest, 'actor' | 'at'>,
  ): Promise<Tried[]> {
    const { cycle, plan } = opened;
    const members = memberCodes(plan);
    const { byCode } = indexPlan(plan);
    const ids = new Set(tried.reads.indicators.flatMap((code) => byCode.get(code)?.indicator.id ?? []));
    const reach = actorReach(actor, { plan: plan.id, cycle: cycle.code }, members, at);
    const [reports, around] = await Promise.all([
      this.surroundings.whole(reach, opened, members, ids),
      this.surroundings.execute(opened, members, new Map([[rule.code, tried.reads]])),
    ]);
    const cells = new Set(tried.reads.cellsAround ? [rule.on] : []);
    const found: Tried[] = [];
    for (const [member, { report, mark }] of reports) {
      const own = around.get(member);
      const beside = own && (await this.earlierCells.execute(opened, member, own, cells));
      const outcomes = tried.run({ report, window: windowOf(cycle), ...beside });
      found.push(...outcomes.map((outcome) => ({ member, revision: mark[1], outcome })));
    }
    return found;
  }
}

interface Tried {
  readonly member: string;
  readonly revision: number;
  readonly outcome: RuleOutcome;
}

function describe(plan: Plan, rule: Rule, tried: readonly Tried[], language: ProductLanguage): RuleTrialView {
  const reasons: RuleTrialView['reasons'] = {};
  const hits: RuleTrialView['hits'] = [];
  const notRun: RuleTrialView['notRun'] = [];
  for (const {
    member,
    revision,
    outcome: { outcome, field, facts },
  } of tried) {
    if (outcome.kind === 'NOT_APPLICABLE') reasons[outcome.reason] = (reasons[outcome.reason] ?? 0) + 1;
    if (outcome.kind === 'NOT_RUN') notRun.push({ member, cause: sayCause(language, outcome.cause) });
    if (outcome.kind === 'FAIL')
      hits.push({
        member,
        revision,
        field: { ...field },
        message: describeFinding(rule, nameFacts(plan, rule.on, facts, language), language).text,
        facts: { ...facts },
      });
  }
  const { pass, fail, notApplicable, notRun: stopped } = countsOf(tallyOf(tried.map(({ outcome }) => outcome)));
  return {
    faults: [],
    reports: new Set(tried.map(({ member }) => member)).size,
    counts: { pass, fail, notApplicable, notRun: stopped },
    reasons,
    hits,
    notRun,
  };
}
