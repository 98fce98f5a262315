import type { CycleView, PlanView } from '@signatory/contract';
import {
  ACTION_CLASSES,
  methodSettings,
  silenceDaysOf,
  type CodeList,
  type Commitment,
  type Indicator,
  type Plan,
} from '@signatory/domain';
import { calculationsOf, expectedRanges, readsNow } from '@signatory/rules';
import { itemFieldLabel } from '@signatory/texts';
import type { OpenedCycle } from './catalogue.js';

const iso = (instant: Date | null): string | null => instant?.toISOString() ?? null;

/** A cycle as every signed-in person may know it. */
export function describeCycle({ cycle, plan }: OpenedCycle): CycleView {
  const method = methodSettings(plan.method);
  return {
    code: cycle.code,
    title: cycle.title,
    plan: { id: plan.id, version: plan.version, title: plan.title, shortTitle: plan.shortTitle },
    phase: cycle.phase,
    series: cycle.series,
    state: cycle.state,
    version: cycle.version,
    window: cycle.windowFrom && cycle.windowTo ? { from: cycle.windowFrom, to: cycle.windowTo } : null,
    opens: iso(cycle.opensAt),
    deadline: iso(cycle.deadlineAt),
    cutOff: iso(cycle.cutOffAt),
    reviewDeadline: iso(cycle.reviewDeadlineAt),
    illustrative: cycle.illustrative,
    automatic: cycle.automatic,
    openingFault: cycle.openingFault,
    reminders: cycle.reminders,
    silenceDays: silenceDaysOf(method),
    sampled: method.doubleScoring === 'sample',
    pin: cycle.pin,
    source: cycle.source && { citation: cycle.source.citation, url: cycle.source.url },
    members: plan.members.map(({ code, name, abbreviation, kind }) => ({ code, name, abbreviation, kind })),
  };
}

/** A plan as the screens need it. */
export function describePlan(plan: Plan): PlanView {
  return {
    id: plan.id,
    version: plan.version,
    title: plan.title,
    codebook: describeCodebook(plan),
    pillars: plan.pillars.map(({ code, name, heading }) => ({ code, name, ...(heading && { heading }) })),
    commitments: plan.commitments.map((commitment) => describeCommitment(plan, commitment)),
  };
}

/** What the classes of actions mean, in the order in which they are chosen. */
export function describeCodebook({ codebook }: Plan): PlanView['codebook'] {
  if (!codebook) return null;
  const classes = ACTION_CLASSES.map((each) => ({
    class: each,
    definition: codebook.classes[each].definition,
    examples: [...codebook.classes[each].examples],
  }));
  return { version: codebook.version, classes };
}

function describeCommitment(plan: Plan, commitment: Commitment): PlanView['commitments'][number] {
  const { id, code, pillar, title, text, provenance, guideline } = commitment;
  const clauses = guideline
    ? [
        ...(guideline.countervailing ? [{ ...guideline.countervailing, countervailing: true }] : []),
        ...guideline.levels.map((level) => ({ ...level, countervailing: false })),
      ]
    : [];
  return {
    id,
    code,
    pillar,
    title,
    text,
    provenance: { kind: provenance.kind, source: provenance.source },
    indicators: commitment.indicators.map((indicator) => describeIndicator(plan, indicator)),
    members: Object.entries(commitment.applies.members).flatMap(
      ([member, says]): PlanView['commitments'][number]['members'] => {
        if (says.kind === 'not-asked') return [{ member, kind: 'not-asked' as const, text: says.reason }];
        return says.variant ? [{ member, kind: 'variant' as const, text: says.variant }] : [];
      },
    ),
    levels: clauses.map(({ score, countervailing, words }) => ({ score, countervailing, words })),
  };
}

type IndicatorView = PlanView['commitments'][number]['indicators'][number];

function describeIndicator(plan: Plan, indicator: Indicator): IndicatorView {
  const { definition, method, practice, baseline, target, unit, range, codes, items, evidence } = indicator;
  const expected = expectedRanges(plan).get(indicator.code);
  return {
    id: indicator.id,
    code: indicator.code,
    label: indicator.label,
    role: indicator.role,
    type: indicator.type,
    question: indicator.question,
    ...(definition && { definition }),
    ...(method && { method }),
    ...(practice !== undefined && { practice }),
    ...(baseline && { baseline }),
    ...(target && { target }),
    ...(unit && { unit }),
    decimals: indicator.decimals,
    ...(range && { range: { ...range } }),
    ...(expected && { expected: { ...expected } }),
    ...(codes && { codes: codes.map(({ code, label }) => ({ code, label })) }),
    ...(items && { items: { codes: codesOf(plan.lists, items.key), fields: fieldsOf(items) } }),
    by: indicator.by.flatMap((code) => {
      const list = plan.disaggregations.find((each) => each.code === code);
      return list ? [{ code, name: list.name, codes: codesOf([list], code) }] : [];
    }),
    evidence: { ...evidence },
    assessor: indicator.assessor,
    required: indicator.required,
    ...(indicator.requiredWhen !== undefined && { requiredWhen: indicator.requiredWhen }),
    ...(indicator.calculated && { calculated: describeCalculated(plan, indicator.code, indicator.calculated.value) }),
  };
}

function describeCalculated(plan: Plan, code: string, value: string): NonNullable<IndicatorView['calculated']> {
  const calculation = calculationsOf(plan).find(({ indicator }) => indicator.code === code);
  return { value, inputs: calculation ? readsNow(calculation) : [] };
}

function fieldsOf(items: NonNullable<Indicator['items']>): NonNullable<IndicatorView['items']>['fields'] {
  return items.fields.map((code) => ({ code, label: itemFieldLabel(items, code) }));
}

function codesOf(lists: readonly CodeList[], code: string): IndicatorView['by'][number]['codes'] {
  return (lists.find((list) => list.code === code)?.codes ?? []).map((each) => ({
    code: each.code,
    label: each.label,
  }));
}
