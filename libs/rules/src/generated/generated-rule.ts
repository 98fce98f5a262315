import type {
  CodeList,
  Entry,
  Facts,
  Indicator,
  ListItem,
  LocalText,
  NotApplicableReason,
  Outcome,
  Severity,
} from '@signatory/domain';
import type { Window } from '../report/date.js';
import { GENERATED_MESSAGES, type GeneratedKind } from './messages.js';

/** What a generated rule looks at: one entry and the window. */
export interface GeneratedInput {
  readonly entry: Entry | undefined;
  readonly window: Window;
}

/** One place the rule looked at: a part of the entry, what came of it, and what the message needs. */
export interface GeneratedResult {
  readonly part?: string;
  readonly outcome: Outcome;
  readonly facts: Facts;
}

/** A check that follows from an indicator's declaration, and so needs no expression. */
export interface GeneratedRule {
  readonly code: string;
  readonly kind: GeneratedKind;
  readonly severity: Severity;
  readonly on: string;
  readonly message: LocalText;
  /** Never empty: a rule that finds nothing wrong passes or does not apply. */
  readonly test: (input: GeneratedInput) => readonly GeneratedResult[];
}

/** An indicator with the code lists of its plan. */
export interface Declared {
  readonly indicator: Indicator;
  readonly lists: readonly CodeList[];
  readonly disaggregations: readonly CodeList[];
}

/** What a test found wrong; nothing means it passes. */
export type Fail = Omit<GeneratedResult, 'outcome'>;

/** A rule whose test lists what is wrong, or says why it does not apply. */
export function generated(
  kind: GeneratedKind,
  severity: Severity,
  { indicator }: Pick<Declared, 'indicator'>,
  test: (input: GeneratedInput) => readonly Fail[] | NotApplicableReason,
  suffix = '',
): GeneratedRule {
  const label = { label: indicator.label };
  return {
    code: `${kind}.${indicator.code}${suffix}`,
    kind,
    severity,
    on: indicator.code,
    message: GENERATED_MESSAGES[kind],
    test(input) {
      const found = test(input);
      if (typeof found === 'string') return [{ outcome: { kind: 'NOT_APPLICABLE', reason: found }, facts: label }];
      if (found.length === 0) return [{ outcome: { kind: 'PASS' }, facts: label }];
      return found.map((fail) => ({ ...fail, outcome: { kind: 'FAIL' }, facts: { ...label, ...fail.facts } }));
    },
  };
}

/** As a test of answered entries only: the others do not apply, with the reason. */
export function ofAnswers(
  test: (entry: Entry, input: GeneratedInput) => readonly Fail[] | NotApplicableReason,
): (input: GeneratedInput) => readonly Fail[] | NotApplicableReason {
  return (input) => {
    const { entry } = input;
    if (!entry || (entry.status === 'answered' && entry.value === null && !entry.cells)) return 'unanswered';
    return entry.status === 'answered' ? test(entry, input) : 'no-data';
  };
}

/** The items of a list's answer; what is no item is told by the rule on its type. */
export function itemsOf(value: unknown): ListItem[] {
  if (!Array.isArray(value)) return [];
  return value.filter(
    (item: unknown): item is ListItem =>
      typeof item === 'object' && item !== null && 'key' in item && typeof item.key === 'string',
  );
}
