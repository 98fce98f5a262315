import { isFigure, plainCellsOf, type FaultWords } from '@signatory/domain';
import { noCell } from '../report/no-cell.js';
import { areAllPlainlyWithin, isPlainlyRead } from '../report/plain-figure.js';
import {
  closedKeys,
  rangeOf,
  readFigure,
  readValue,
  type ValueFault,
  type ValueFaultCode,
} from '../report/read-value.js';
import { cellPaths } from './cell-paths.js';
import { generated, itemsOf, ofAnswers, type Declared, type Fail, type GeneratedRule } from './generated-rule.js';

/** What an indicator's type, range, decimals, codes, list and cells demand of its value. */
export function valueRules(declared: Declared): GeneratedRule[] {
  const { indicator, lists } = declared;
  const figure = isFigure(indicator.type);
  const range = rangeOf(indicator);
  const bounds = { min: range.min ?? '−∞', max: range.max ?? '∞' };
  /** The faults of some kinds that strict reading finds in the value: what the border refuses, an import may still bring. */
  const faulty = (kinds: readonly ValueFaultCode[], facts: (fault: ValueFault, value: string) => Fail) =>
    ofAnswers((entry) => {
      if (entry.value === null) return 'unanswered';
      const read = readValue(indicator, entry.value, lists);
      if (read.ok) return [];
      const value = typeof entry.value === 'object' ? '' : String(entry.value);
      return read.faults.filter(({ code }) => kinds.includes(code)).map((fault) => facts(fault, value));
    });
  const rules = [
    generated(
      'type',
      'BLOCKER',
      declared,
      faulty(['type', 'notation'], ({ words }) => ({ facts: { words: JSON.stringify(words) } })),
    ),
  ];
  if (figure) {
    rules.push(
      generated(
        'decimals',
        'BLOCKER',
        declared,
        faulty(['decimals'], (_, value) => ({ facts: { value, decimals: indicator.decimals } })),
      ),
    );
    if (range.min !== undefined || range.max !== undefined)
      rules.push(
        generated(
          'range',
          'BLOCKER',
          declared,
          faulty(['range'], (_, value) => ({ facts: { value, ...bounds } })),
        ),
      );
    if (indicator.by.length > 0) rules.push(cellRule(declared));
  }
  if (indicator.type === 'choice') {
    const codes = (indicator.codes ?? []).map(({ code }) => code).join(', ');
    rules.push(
      generated(
        'code',
        'BLOCKER',
        declared,
        faulty(['code'], (_, value) => ({ facts: { value, codes } })),
      ),
    );
  }
  if (indicator.type === 'list') rules.push(...listRules(declared));
  if (indicator.type === 'amount') {
    rules.push(
      generated(
        'currency',
        'BLOCKER',
        declared,
        ofAnswers(({ currency }) =>
          currency !== undefined && /^[A-Z]{3}$/.test(currency) ? [] : [{ part: 'currency', facts: {} }],
        ),
      ),
    );
  }
  return rules;
}

/** Each cell is on its disaggregation's list and a figure like the total. */
function cellRule(declared: Declared): GeneratedRule {
  const { indicator, disaggregations } = declared;
  const known = disaggregations.filter(({ code }) => indicator.by.includes(code)).map(cellPaths);
  return generated(
    'cells',
    'BLOCKER',
    declared,
    ofAnswers((entry) => {
      const plain = plainCellsOf(entry);
      if (plain && areAllPlainlyWithin(plain.values, indicator)) return [];
      const { cells = {} } = entry;
      const fails: Fail[] = [];
      const wrong = (cell: string, value: string | null, faults: readonly FaultWords[]) =>
        fails.push({ part: cell, facts: { cell, value, cellWords: JSON.stringify(faults) } });
      for (const cell of Object.keys(cells)) {
        const value = cells[cell]?.value ?? null;
        if (!known.some((paths) => paths.has(cell)))
          wrong(cell, value, [
            noCell(
              indicator,
              cell,
              known.flatMap((paths) => [...paths]),
            ),
          ]);
        else if (value !== null && !(typeof value === 'string' && isPlainlyRead(value, indicator))) {
          const read = readFigure(indicator, value);
          if (!read.ok)
            wrong(
              cell,
              value,
              read.faults.map(({ words }) => words),
            );
        }
      }
      return fails;
    }),
  );
}

/** Items stand on the closed list, once each, with every field they are asked for. */
function listRules(declared: Declared): GeneratedRule[] {
  const { indicator, lists } = declared;
  const keys = closedKeys(indicator, lists);
  const fields = indicator.items?.fields ?? [];
  const rules = [
    generated(
      'unique',
      'ERROR',
      declared,
      ofAnswers(({ value }) => {
        const times = new Map<string, number>();
        for (const { key } of itemsOf(value)) times.set(key, (times.get(key) ?? 0) + 1);
        return [...times]
          .filter(([, count]) => count > 1)
          .map(([item, count]) => ({ part: item, facts: { item, times: count } }));
      }),
    ),
  ];
  if (keys) {
    rules.push(
      generated(
        'item',
        'BLOCKER',
        declared,
        ofAnswers(({ value }) =>
          itemsOf(value)
            .filter(({ key }) => !keys.includes(key))
            .map(({ key }) => ({ part: key, facts: { item: key } })),
        ),
      ),
    );
  }
  if (fields.length > 0) {
    rules.push(
      generated(
        'fields',
        'ERROR',
        declared,
        ofAnswers(({ value }) =>
          itemsOf(value).flatMap((item) =>
            fields
              .filter((field) => (item.fields[field] ?? '').trim() === '')
              .map((field) => ({ part: item.key, facts: { item: item.key, field } })),
          ),
        ),
      ),
    );
  }
  return rules;
}
