import type { IndicatorView } from '@signatory/contract';
import { splitField } from '@signatory/domain';
import { useSpeech } from '../session/language.js';

/** What a field of an answer is called on the screens: `cells.sex.female` is `Sex, Female`. */
export function useFieldNames({ by, items }: Pick<IndicatorView, 'by' | 'items'>): (field: string) => string {
  const { say, choose } = useSpeech();
  return (field) => {
    const [head = '', first = '', second = '', last] = splitField(field);
    switch (head) {
      case 'cells': {
        const dimension = by.find(({ code }) => code === first);
        const code = dimension?.codes.find((each) => each.code === second);
        const name = dimension && code ? `${choose(dimension.name)}, ${choose(code.label)}` : `${first}.${second}`;
        return last === 'status' ? `${name}: ${say('entry.observation')}` : name;
      }
      case 'items': {
        const code = items?.codes.find((each) => each.code === first);
        return [code ? choose(code.label) : first, second].filter(Boolean).join(', ');
      }
      case 'narrative':
        return `${say('entry.narrative')} (${first})`;
      case 'evidence':
        return [say('term.evidence'), second].filter(Boolean).join(': ');
      case 'status':
        return say('entry.status');
      case 'reason':
        return say('entry.reason');
      case 'value':
        return say('entry.answer');
      case 'observation':
        return say('entry.observation');
      case 'currency':
        return say('entry.currency');
      case 'vintage':
        return say('entry.vintage');
      case 'translation':
        return say('entry.translation');
      default:
        return field;
    }
  };
}
