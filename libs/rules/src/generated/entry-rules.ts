import type { Entry } from '@signatory/domain';
import { Unknown } from '../expression/value.js';
import { indicatorsIn } from '../report/expression-reads.js';
import { generated, holdsWhen, ofAnswers, type Declared, type GeneratedRule } from './generated-rule.js';

/** What an indicator demands of its entry beside the value: that it is there, has a reason where it has no data, and an account in words. */
export function entryRules(declared: Declared): GeneratedRule[] {
  const { indicator } = declared;
  // Nobody answers what is calculated, nor gives a reason or an account of it: all of these are asked of its inputs.
  if (indicator.calculated) return [];
  const rules: GeneratedRule[] = [];
  if (indicator.required && !indicator.assessor)
    rules.push(generated('required', 'BLOCKER', declared, ({ entry }) => (isAnswered(entry) ? [] : [{ facts: {} }])));
  if (indicator.requiredWhen !== undefined && !indicator.assessor)
    rules.push(requiredWhen(declared, indicator.requiredWhen));
  rules.push(
    generated('reason', 'BLOCKER', declared, ({ entry }) => {
      if (!entry) return 'unanswered';
      if (entry.status === 'answered') return 'condition';
      return (entry.reason ?? '').trim() === '' ? [{ part: 'reason', facts: { status: entry.status } }] : [];
    }),
  );
  if (indicator.narrative)
    rules.push(
      generated(
        'narrative',
        'ERROR',
        declared,
        ofAnswers(({ narrative }) =>
          Object.values(narrative?.texts ?? {}).some(({ text }) => text.trim() !== '')
            ? []
            : [{ part: 'narrative', facts: {} }],
        ),
      ),
    );
  return rules;
}

/** As `required`, where the plan's condition holds. A condition that cannot be told leaves the rule without application; one that cannot be read, not run. */
function requiredWhen(declared: Declared, when: string): GeneratedRule {
  const { scope } = declared;
  const condition = holdsWhen(when, scope);
  return generated(
    'required-when',
    'BLOCKER',
    declared,
    ({ entry, lookup }) => {
      const holds = condition(lookup);
      if (holds instanceof Unknown) {
        if (holds.reason === 'unreadable') throw new Error(`Its condition reads what cannot be read: ${when}`);
        return holds.reason;
      }
      if (!holds) return 'condition';
      return isAnswered(entry) ? [] : [{ facts: { condition: when } }];
    },
    { when, reads: indicatorsIn(when, scope) },
  );
}

function isAnswered(entry: Entry | undefined): boolean {
  return entry !== undefined && (entry.status !== 'answered' || entry.value !== null);
}
