import type { IndicatorView, PlanView } from '@signatory/contract';
import { ANSWER_STATUSES, isFigure, splitField } from '@signatory/domain';
import { useSpeech } from '../session/language.js';
import { useFieldNames } from './field-names.js';

/** The indicators of a plan by code. */
export function indicatorsOf(plan: PlanView): ReadonlyMap<string, IndicatorView> {
  return new Map(plan.commitments.flatMap(({ indicators }) => indicators.map((each) => [each.code, each])));
}

/** How a field of a file is called, and its texts, as the entry's own screen says them. */
export function useImportField(indicator: IndicatorView | undefined): {
  name: (field: string) => string;
  print: (field: string, text: string | null) => string;
} {
  const { say, choose, date, decimal } = useSpeech();
  const name = useFieldNames(indicator ?? { by: [] });
  return {
    name,
    print: (field, text) => {
      if (text === null) return say('conflict.empty');
      const [head, , , last] = splitField(field);
      const status = ANSWER_STATUSES.find((each) => each === text);
      if (head === 'status' && status) return say(`answer.${status}`);
      if (!indicator || last !== undefined || (head !== 'value' && head !== 'cells')) return text;
      if (isFigure(indicator.type)) return /^-?\d+(\.\d+)?$/.test(text) ? decimal(text) : text;
      if (indicator.type === 'boolean') return text === 'true' ? say('answer.yes') : say('answer.no');
      if (indicator.type === 'date') return /^\d{4}-\d{2}-\d{2}$/.test(text) ? date(text) : text;
      const code = indicator.codes?.find((each) => each.code === text);
      return code ? choose(code.label) : text;
    },
  };
}
