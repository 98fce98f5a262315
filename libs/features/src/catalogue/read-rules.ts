import { Injectable } from '@nestjs/common';
import type { RuleCatalogueView, RuleView } from '@signatory/contract';
import {
  chooseText,
  hasSought,
  Refusal,
  SEVERITIES,
  sought,
  type LocalText,
  type Plan,
  type PlanVersionState,
} from '@signatory/domain';
import { Database } from '@signatory/persistence';
import { catalogueOf, type CatalogueRule } from '@signatory/rules';
import { message as sayIn } from '@signatory/texts';

/** Before its adoption a plan is its authors' own. */
const PUBLIC: readonly PlanVersionState[] = ['ADOPTED', 'IN_USE', 'SUPERSEDED'];
const LATEST = `select distinct on (plan_id) plan_id as id, n, body from plan_version where state = any($1)
  and ($2::text is null or plan_id = $2) order by plan_id, n desc`;

export interface RuleQuery {
  readonly plan: string;
  readonly language: string;
  /** Words that all stand somewhere in the rule. */
  readonly words?: string;
  readonly severity?: string;
}

/** The rules of a plan as a table to look things up in: those that run, in words and in CEL. */
@Injectable()
export class ReadRules {
  // A version is immutable once a cycle uses it; compiling a plan takes longer than reading it.
  private readonly catalogues = new Map<string, readonly CatalogueRule[]>();

  constructor(private readonly database: Database) {}

  /** The plans whose rules anybody may read. */
  async plans(): Promise<{ id: string; title: LocalText }[]> {
    const rows = await this.database.readPublic<{ id: string; body: Plan }>(LATEST, [PUBLIC, null]);
    return rows.filter(({ body }) => countRules(body) > 0).map(({ id, body }) => ({ id, title: body.title }));
  }

  /** @throws Refusal `not-found`, also for a plan that is not adopted yet */
  async execute({ plan: id, language, words = '', severity }: RuleQuery): Promise<RuleCatalogueView> {
    const [row] = await this.database.readPublic<{ n: number; body: Plan }>(LATEST, [PUBLIC, id]);
    if (!row) throw new Refusal('not-found', { subject: 'plan' });
    const key = `${id}@${row.n}`;
    const all = this.catalogues.get(key) ?? catalogueOf(row.body);
    this.catalogues.set(key, all);
    const asked = sought(words).split(/\s+/).filter(Boolean);
    const level = SEVERITIES.find((each) => each === severity?.toUpperCase());
    const rules = all
      .filter((rule) => !level || rule.severity === level)
      .map((rule) => describeRule(rule, language))
      .filter((rule) => asked.every((word) => hasSought(textOf(rule), word)));
    return { plan: id, version: row.n, title: row.body.title, total: all.length, rules };
  }
}

function countRules({ commitments }: Plan): number {
  return commitments.reduce((sum, { indicators, rules }) => sum + indicators.length + rules.length, 0);
}

function describeRule({ kind, message, reads, ...rule }: CatalogueRule, language: string): RuleView {
  return {
    ...rule,
    kind: kind ?? 'written',
    words: sayIn(language, `rule.kind.${kind ?? 'written'}`),
    // What else a message names is only known of a report.
    message: chooseText(message, language, 'en').text.replaceAll('{label}', rule.label),
    reads: [...reads.indicators],
    around: [...reads.around],
  };
}

function textOf({ code, kind, severity, commitment, indicator, label, words, when, test, message }: RuleView): string {
  return [code, kind, severity, commitment, indicator, label, words, when, test, message].join(' ');
}
