import type { CycleRuleView, RuleSuspensionView } from '@signatory/contract';
import { requireWithin, type Actor } from '@signatory/domain';
import { Database, NOBODY } from '@signatory/persistence';
import { catalogueOf } from '@signatory/rules';
import { message } from '@signatory/texts';
import { Injectable } from '@nestjs/common';
import { ReadCycles, readSuspensions } from '../catalogue/index.js';

export interface RulesOfCycle {
  /** The cycle's code. */
  readonly cycle: string;
  readonly actor: Actor;
  readonly at: Date;
}

interface Row {
  readonly rule: string;
  readonly reason: string;
  readonly language: string | null;
  readonly by: string;
  readonly at: Date;
  readonly reinstatedBy: string | null;
  readonly reinstatedAt: Date | null;
  readonly reinstatedReason: string | null;
  readonly reinstatedLanguage: string | null;
}

const SUSPENSIONS = `
  select s.rule, s.reason, s.language, coalesce(p.name, s.suspended_by) as by, s.suspended_at as at,
    coalesce(r.name, s.reinstated_by) as "reinstatedBy", s.reinstated_at as "reinstatedAt",
    s.reinstated_reason as "reinstatedReason", s.reinstated_language as "reinstatedLanguage"
  from rule_suspension s left join person p on p.id::text = s.suspended_by
    left join person r on r.id::text = s.reinstated_by
  where s.cycle_id = $1 order by s.reinstated_at is not null, s.suspended_at desc, s.rule`;

/** The rules of a cycle, and which of them are or were suspended; for who keeps the cycle. */
@Injectable()
export class ReadRuleSuspensions {
  constructor(
    private readonly database: Database,
    private readonly cycles: ReadCycles,
  ) {}

  /** All that run in it, in the plan's order. @throws Refusal `not-found`, `permission.missing` */
  async rules({ language, ...asked }: RulesOfCycle & { readonly language: string }): Promise<CycleRuleView[]> {
    const { cycle, plan } = await this.open(asked);
    const suspended = await this.database.as(NOBODY, (tx) => readSuspensions(tx, cycle.id));
    return catalogueOf(plan).map(({ code, kind, severity, indicator, label }) => ({
      code,
      severity,
      indicator,
      label,
      words: message(language, `rule.kind.${kind ?? 'written'}`),
      suspended: suspended.has(code),
    }));
  }

  /** Those in force first. @throws Refusal `not-found`, `permission.missing` */
  async suspensions(asked: RulesOfCycle): Promise<RuleSuspensionView[]> {
    const { cycle, plan } = await this.open(asked);
    const query = { name: 'rule-suspensions', text: SUSPENSIONS };
    const rows = await this.database.readAs<Row>({ actor: asked.actor.id }, query, [cycle.id]);
    if (rows.length === 0) return [];
    const rules = new Map(catalogueOf(plan).map((rule) => [rule.code, rule]));
    return rows.map(({ rule: code, reason, language, by, at, ...row }) => ({
      code,
      label: rules.get(code)?.label ?? '',
      severity: rules.get(code)?.severity ?? null,
      reason,
      language,
      by,
      at: at.toISOString(),
      reinstated: row.reinstatedAt && {
        by: row.reinstatedBy ?? '',
        at: row.reinstatedAt.toISOString(),
        reason: row.reinstatedReason ?? '',
        language: row.reinstatedLanguage,
      },
    }));
  }

  private async open({ cycle: code, actor, at }: RulesOfCycle): ReturnType<ReadCycles['open']> {
    const opened = await this.cycles.open(code, actor, at);
    requireWithin(actor, 'cycle:manage', { plan: opened.plan.id, cycle: code }, at.toISOString());
    return opened;
  }
}
