import { Decimal, isFigure, type CodeList, type Entry, type Evidence } from '@signatory/domain';
import { readDate, satisfiesWindow } from '../report/date.js';
import { generated, itemsOf, ofAnswers, type Declared, type Fail, type GeneratedRule } from './generated-rule.js';

/** What an indicator demands of its entry beside the value: that it is there, adds up, has a reason where it has no data, and evidence. */
export function entryRules(declared: Declared): GeneratedRule[] {
  const { indicator, disaggregations } = declared;
  const rules: GeneratedRule[] = [];
  if (indicator.required && !indicator.assessor) {
    rules.push(generated('required', 'BLOCKER', declared, ({ entry }) => (isAnswered(entry) ? [] : [{ facts: {} }])));
  }
  rules.push(
    generated('reason', 'BLOCKER', declared, ({ entry }) => {
      if (!entry) return 'unanswered';
      if (entry.status === 'answered') return 'condition';
      return (entry.reason ?? '').trim() === '' ? [{ part: 'reason', facts: { status: entry.status } }] : [];
    }),
  );
  // Shares of a whole do not add up to a share.
  if (isFigure(indicator.type) && indicator.type !== 'percentage') {
    for (const dimension of disaggregations.filter(({ code }) => indicator.by.includes(code)))
      rules.push(sumRule(declared, dimension));
  }
  const { evidence } = indicator;
  if (evidence.min > 0) {
    rules.push(
      generated(
        'evidence',
        'ERROR',
        declared,
        asksEvidence(declared, (entry) => {
          const found = entry.evidence.length;
          return found < evidence.min ? [{ part: 'evidence', facts: { found, needed: evidence.min } }] : [];
        }),
      ),
    );
  }
  if (evidence.minPerItem > 0)
    rules.push(
      generated(
        'evidence-item',
        'ERROR',
        declared,
        asksEvidence(declared, (entry) => lackingItems(entry, evidence.minPerItem)),
      ),
    );
  if (evidence.dated !== 'any') rules.push(dateRule(declared));
  return rules;
}

function isAnswered(entry: Entry | undefined): boolean {
  return entry !== undefined && (entry.status !== 'answered' || entry.value !== null);
}

/** The parts of one disaggregation are the total. Sums are taken before small cells are withheld. */
function sumRule(declared: Declared, dimension: CodeList): GeneratedRule {
  const test = ofAnswers(({ value, cells = {} }) => {
    const total = typeof value === 'string' ? Decimal.tryParse(value) : null;
    const parts = dimension.codes.map(({ code }) => cells[`${dimension.code}.${code}`]);
    const given = parts.flatMap((cell) => (cell?.value ? [Decimal.tryParse(cell.value)] : []));
    if (!total || given.length === 0) return 'unanswered';
    if (given.some((part) => part === null)) return 'no-data';
    const sum = given.reduce<Decimal>((all, part) => (part ? all.add(part) : all), Decimal.of(0n));
    // With parts missing, only a sum that is already too large is certainly wrong.
    const complete = given.length === parts.length;
    if (complete ? sum.equals(total) : sum.compare(total) <= 0) return complete ? [] : 'no-data';
    return [
      { part: dimension.code, facts: { dimension: dimension.code, sum: sum.toString(), total: total.toString() } },
    ];
  });
  return generated('sum', 'ERROR', declared, test, `.${dimension.code}`);
}

/** An answer that needs no evidence (`unless: none`) is exempt. */
function asksEvidence({ indicator }: Declared, test: (entry: Entry) => Fail[]): Parameters<typeof generated>[3] {
  return ofAnswers((entry) =>
    typeof entry.value !== 'object' && String(entry.value) === indicator.evidence.unless ? 'condition' : test(entry),
  );
}

function lackingItems({ value, evidence }: Entry, needed: number): Fail[] {
  const keys = [...new Set(itemsOf(value).map(({ key }) => key))];
  return keys.flatMap((item) => {
    const found = evidence.filter((piece) => piece.item === item).length;
    return found < needed ? [{ part: item, facts: { item, found, needed } }] : [];
  });
}

/** Every piece says when it happened, and that is in the window, or not after its end. */
function dateRule(declared: Declared): GeneratedRule {
  const { dated } = declared.indicator.evidence;
  return generated(
    'evidence-date',
    'ERROR',
    declared,
    ofAnswers(({ evidence }, { window }) => {
      if (evidence.length === 0) return 'unanswered';
      return evidence.flatMap((piece: Evidence, index): Fail[] => {
        const date = piece.happened === undefined ? null : readDate(piece.happened);
        if (date !== null && satisfiesWindow(date, dated, window)) return [];
        return [
          {
            part: 'evidence',
            facts: { piece: index + 1, title: piece.title, date: piece.happened ?? '—', dated, ...window },
          },
        ];
      });
    }),
  );
}
