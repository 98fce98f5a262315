import type { AnswerView, IndicatorView } from '@signatory/contract';
import type { Speech } from '../session/language.js';

const A_DAY = /^\d{4}-\d{2}-\d{2}$/;

/** An entry's answer as one line, in the words of its indicator. */
export function printEntry(
  entry: Pick<AnswerView, 'status' | 'value' | 'currency' | 'reason'>,
  indicator: IndicatorView,
  { say, choose, decimal, date }: Speech,
): string {
  if (entry.status === 'unanswered') {
    // Whether a condition holds is not to be seen in the entry.
    const isOptional = !indicator.required && indicator.requiredWhen === undefined;
    return say(isOptional ? 'entryStatus.optional' : 'entryStatus.open');
  }
  if (entry.status !== 'answered')
    return say(`answer.${entry.status}`) + (entry.reason ? say('join.colon') + entry.reason : '');
  const { value } = entry;
  if (value === null) return '–';
  if (typeof value === 'boolean') return say(value ? 'answer.yes' : 'answer.no');
  if (typeof value !== 'string') {
    if (value.length === 0) return say('workbook.list.none');
    const { codes, fields: named = [] } = indicator.items ?? {};
    return value
      .map(({ key, fields }) => {
        const said = named.flatMap(({ code, label }) => {
          const field = fields[code];
          return field ? `${choose(label)} ${A_DAY.test(field) ? date(field) : field}` : [];
        });
        return [nameCode(codes, key, choose), ...said].join(say('join.comma'));
      })
      .join(say('join.semicolon'));
  }
  switch (indicator.type) {
    case 'choice':
      return nameCode(indicator.codes, value, choose);
    case 'date':
      return date(value);
    case 'text':
      return value;
    default:
      return [
        decimal(value),
        entry.currency ?? (indicator.type === 'percentage' ? '%' : indicator.unit && choose(indicator.unit)),
      ]
        .filter(Boolean)
        .join(' ');
  }
}

/** What a part of an answer is called, as a finding or a return names it: `total` is the answer itself. */
export function namePart(part: string, indicator: IndicatorView, speech: Speech): string {
  const { say } = speech;
  switch (part) {
    case 'total':
      return say('entry.answer');
    case 'evidence':
      return say('term.evidence');
    case 'narrative':
    case 'currency':
    case 'reason':
      return say(`entry.${part}`);
    default:
      return nameCell(part, indicator, speech);
  }
}

/** A disaggregation's cell by its words: `sex.female` gives `Sex, women`. */
export function nameCell(cell: string, indicator: IndicatorView, { say, choose }: Speech): string {
  const [dimension, code] = cell.split('.');
  const found = indicator.by.find((each) => each.code === dimension);
  return found && code ? `${choose(found.name)}${say('join.comma')}${nameCode(found.codes, code, choose)}` : cell;
}

function nameCode(codes: IndicatorView['codes'], code: string, choose: Speech['choose']): string {
  const found = codes?.find((each) => each.code === code);
  return found ? choose(found.label) : code;
}
