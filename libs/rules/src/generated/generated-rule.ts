import { hasCells } from '@signatory/domain';
import type {
  CodeList,
  Entry,
  Facts,
  Indicator,
  ListItem,
  LocalText,
  Mirror,
  NotApplicableReason,
  Outcome,
  Report,
  Severity,
} from '@signatory/domain';
import { compile } from '../expression/compile.js';
import type { Scope } from '../expression/scope.js';
import type { Lookup, Unknown } from '../expression/value.js';
import type { Window } from '../report/date.js';
import { GENERATED_MESSAGES, type GeneratedKind } from './messages.js';

/** What a generated rule looks at: one entry, the window, and what its condition and its mirror ask for. */
export interface GeneratedInput {
  readonly member: string;
  readonly entry: Entry | undefined;
  readonly window: Window;
  readonly lookup: Lookup;
  /** Reports that other members submitted in this cycle, by member; null until this report is submitted itself. */
  readonly partners: ReadonlyMap<string, Report> | null;
}

/** One place the rule looked at: a part of the entry, what came of it, and what the message needs. */
export interface GeneratedResult {
  readonly part?: string;
  readonly outcome: Outcome;
  readonly facts: Facts;
  readonly reviewerFacts?: Facts;
}

/** A check that follows from an indicator's declaration, and so needs no expression. */
export interface GeneratedRule {
  readonly code: string;
  readonly kind: GeneratedKind;
  readonly severity: Severity;
  readonly on: string;
  readonly message: LocalText;
  /** The indicators whose change can change its outcome; the one it stands on comes first. */
  readonly reads: readonly string[];
  /** The condition in CEL that decides whether it applies, where there is one. */
  readonly when?: string;
  /** Never empty: a rule that finds nothing wrong passes or does not apply. */
  readonly test: (input: GeneratedInput) => readonly GeneratedResult[];
}

/** An indicator with what its plan says about it elsewhere. */
export interface Declared {
  readonly indicator: Indicator;
  readonly scope: Scope;
  readonly mirrors: readonly Mirror[];
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
  more: { readonly suffix?: string; readonly reads?: readonly string[]; readonly when?: string } = {},
): GeneratedRule {
  const { label, code } = indicator;
  return {
    code: `${kind}.${code}${more.suffix ?? ''}`,
    kind,
    severity,
    on: code,
    message: GENERATED_MESSAGES[kind],
    reads: [...new Set([code, ...(more.reads ?? [])])],
    ...(more.when === undefined ? {} : { when: more.when }),
    test(input) {
      const found = test(input);
      if (typeof found === 'string') return [{ outcome: { kind: 'NOT_APPLICABLE', reason: found }, facts: {} }];
      if (found.length === 0) return [{ outcome: { kind: 'PASS' }, facts: {} }];
      return found.map((fail) => ({ ...fail, outcome: { kind: 'FAIL' }, facts: { label, ...fail.facts } }));
    },
  };
}

/** Whether a plan's condition holds; compiled at the first use, so that a faulty one is a rule that was not run and not a plan that cannot be read. */
export function holdsWhen(when: string, scope: Scope): (lookup: Lookup) => boolean | Unknown {
  let compiled: ((lookup: Lookup) => boolean | Unknown) | null = null;
  return (lookup) => (compiled ??= compile(when, scope))(lookup);
}

/** As a test of answered entries only: the others do not apply, with the reason. */
export function ofAnswers(
  test: (entry: Entry, input: GeneratedInput) => readonly Fail[] | NotApplicableReason,
): (input: GeneratedInput) => readonly Fail[] | NotApplicableReason {
  return (input) => {
    const { entry } = input;
    if (!entry || (entry.status === 'answered' && entry.value === null && !hasCells(entry))) return 'unanswered';
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
