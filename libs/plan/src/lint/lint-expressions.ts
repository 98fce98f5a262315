import {
  buildScope,
  checkCondition,
  hasCellsBy,
  JUDGEMENT_FACTS,
  withCell,
  type ExpressionFault,
  type Scope,
} from '@signatory/rules';
import { faultWords, type Rule } from '@signatory/domain';
import type { Found } from '../file/plan-file.js';
import type { Path } from '../problem.js';
import { error, type Lint, type LintContext } from './lint-context.js';

/** Rules whose conditions do not parse, name unknown variables or codes, compare wrong types, or do what no rule may. */
export const lintExpressions: Lint = (context) => {
  const sound = context.indicators.filter(({ path }) => !context.isBroken(path));
  const scope = buildScope(
    sound.map(({ indicator }) => indicator),
    context.plan.disaggregations,
  );
  return [
    ...context.plan.commitments.flatMap(({ rules }, c) =>
      rules.flatMap((rule, r) => {
        const on = sound.find(({ indicator }) => indicator.code === rule.on)?.indicator;
        // Of a rule whose cells are those of nothing, the reference is at fault.
        if (rule.each !== undefined && !(on && hasCellsBy(on, rule.each))) return [];
        const own = on && rule.each !== undefined ? withCell(scope, on) : scope;
        return lintRule(rule, ['commitments', c, 'rules', r], own, context);
      }),
    ),
    ...sound.flatMap(({ indicator: { requiredWhen }, path }) =>
      lintCondition(requiredWhen, [...path, 'required-when'], scope, context),
    ),
  ];
};

/** Every fault of one condition; none where it is not there, or cannot be judged yet. */
function lintCondition(text: string | undefined, at: Path, scope: Scope, context: LintContext): Found[] {
  if (text === undefined || text === '' || context.isBroken(at) || readsBroken(text, context)) return [];
  const result = checkCondition(text, scope);
  return result.ok ? [] : result.faults.map((fault) => toFound(fault, at, text));
}

function lintRule(rule: Rule, path: Path, scope: Scope, context: LintContext): Found[] {
  const conditions = [rule.when, rule.test].filter((text) => text !== undefined);
  const faults = (['when', 'test'] as const).flatMap((part) =>
    lintCondition(rule[part], [...path, part], scope, context),
  );
  // While a condition is at fault, what it was meant to read is not known: a message may name any of it.
  const isJudged = faults.length === 0 && !conditions.some((text) => readsBroken(text, context));
  const mayBeRead = (name: string): boolean =>
    !isJudged && (scope.variables.get(name) !== undefined || context.brokenNames.has(name));
  return [...faults, ...lintPlaceholders(rule, [...path, 'message'], scope, mayBeRead)];
}

/** An expression that names an indicator whose declaration is at fault cannot be judged yet. */
export function readsBroken(text: string, { brokenNames }: LintContext): boolean {
  return brokenNames.size > 0 && (text.match(/[A-Za-z_]\w*/g) ?? []).some((word) => brokenNames.has(word));
}

/** A fault in an expression as a problem of the file, with its place in the text. */
export function toFound(fault: ExpressionFault, path: Path, text: string): Found {
  const code = fault.code === 'not-provable' ? 'not-provable' : 'expression';
  const part = text.slice(fault.start, fault.end);
  const isSaid = Object.values(fault.words.values).some((value) => String(value).includes(part.replace(/^"|"$/g, '')));
  const isShown = part.length > 0 && part !== text && part.length <= 60 && !isSaid;
  return { ...error(code, path, isShown ? { ...fault.words, part } : fault.words), offset: fault.start };
}

/** A message's placeholders are filled from the values its rule reads. */
function lintPlaceholders(
  { message, each, when = '', test }: Rule,
  path: Path,
  scope: Scope,
  mayBeRead: (name: string) => boolean,
): Found[] {
  const used = Object.entries(message.texts).flatMap(([language, { text }]) =>
    [...text.matchAll(/\{([^{}]+)\}/g)].map(([placeholder, name = '']) => ({ language, placeholder, name })),
  );
  if (used.length === 0) return [];
  const known = new Set(each === undefined ? ['label'] : ['label', 'part']);
  // A scope has tens of thousands of variables, and a rule names a few: these are looked up, not searched for.
  for (const name of namesIn(`${when} ${test}`)) {
    const variable = scope.variables.get(name);
    if (!variable) continue;
    known.add(name);
    const { cycle } = variable;
    const facts = cycle === 'history' || cycle === 'peers' ? JUDGEMENT_FACTS[cycle] : [];
    for (const fact of facts) known.add(`${name}.${fact}`);
  }
  return used
    .filter(({ name }) => !known.has(name) && !mayBeRead(name))
    .map(({ language, placeholder }) =>
      error(
        'expression',
        path,
        faultWords('plan.placeholder', {
          language,
          placeholder,
          known: [...known].map((name) => `{${name}}`).join(', '),
        }),
      ),
    );
}

/** Every path of names in a text, and each of its ends: of `before.i1_staff` also `i1_staff`. */
function namesIn(text: string): Set<string> {
  const names = new Set<string>();
  for (const [path] of text.matchAll(/[A-Za-z_]\w*(?:\.\w+)*/g)) {
    const parts = path.split('.');
    for (let from = 0; from < parts.length; from += 1) names.add(parts.slice(from).join('.'));
  }
  return names;
}
