import type { IndicatorView, PlanView } from '@signatory/contract';
import {
  ANSWER_STATUSES,
  EVIDENCE_PARTS,
  EVIDENCE_TIERS,
  isFigure,
  OBSERVATION_STATUSES,
  splitField,
} from '@signatory/domain';
import { useSpeech } from '../session/language.js';

const PUBLISHER_CLASSES = ['official', 'international-organisation', 'media', 'civil-society'] as const;
const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);

/** The indicators of a plan by code. */
export function indicatorsOf(plan: PlanView): ReadonlyMap<string, IndicatorView> {
  return new Map(plan.commitments.flatMap(({ indicators }) => indicators.map((each) => [each.code, each])));
}

/** How the fields of an answer are called and how their texts are printed, wherever answers are compared: `cells.sex.female` is `Sex, Female`. */
export function useFieldWords(indicator: IndicatorView | undefined): {
  readonly name: (field: string) => string;
  readonly print: (field: string, text: string | null) => string;
} {
  const name = useFieldName(indicator);
  const print = useFieldText(indicator);
  return { name, print };
}

function useFieldName(indicator: IndicatorView | undefined): (field: string) => string {
  const { say, choose, language } = useSpeech();
  return (field) => {
    const [head = '', first = '', second = '', last] = splitField(field);
    switch (head) {
      case 'cells': {
        const dimension = indicator?.by.find(({ code }) => code === first);
        const code = dimension?.codes.find((each) => each.code === second);
        const name =
          dimension && code
            ? `${choose(dimension.name)}${say('join.comma')}${choose(code.label)}`
            : `${first}.${second}`;
        return last === 'status' ? `${name}${say('join.colon')}${say('entry.observation')}` : name;
      }
      case 'items': {
        const code = indicator?.items?.codes.find((each) => each.code === first);
        const field = indicator?.items?.fields.find((each) => each.code === second);
        return [code ? choose(code.label) : first, field ? choose(field.label) : second]
          .filter(Boolean)
          .join(say('join.comma'));
      }
      case 'narrative':
        return say('entry.narrative.in', { language: nameLanguage(first, language) });
      case 'evidence': {
        const part = EVIDENCE_PARTS.find((each) => each === second);
        return [say('term.evidence'), part ? say(`workbook.column.${part}`) : second]
          .filter(Boolean)
          .join(say('join.colon'));
      }
      case 'value':
        return say('entry.answer');
      case 'status':
      case 'reason':
      case 'observation':
      case 'currency':
      case 'vintage':
      case 'translation':
        return say(`entry.${head}`);
      case 'narrativeTier':
        return say('entry.narrative.tier');
      default:
        return field;
    }
  };
}

function useFieldText(indicator: IndicatorView | undefined): (field: string, text: string | null) => string {
  const { say, choose, date, decimal } = useSpeech();
  return (field, text) => {
    const [head, , part, last] = splitField(field);
    if (head === 'narrativeTier') return say(`entry.evidence.tier.${text === 'public' ? text : 'reviewers'}`);
    if (text === null) return say('conflict.empty');
    if (head === 'evidence' && part === 'tier')
      return knownAs(text, EVIDENCE_TIERS, (tier) => say(`entry.evidence.tier.${tier}`));
    if (head === 'status') return knownAs(text, ANSWER_STATUSES, (status) => say(`answer.${status}`));
    if (head === 'observation' || last === 'status')
      return knownAs(text, OBSERVATION_STATUSES, (status) => say(`observation.${status}`));
    if (head === 'evidence' && part === 'publisherClass')
      return knownAs(text, PUBLISHER_CLASSES, (kind) => say(`workbook.publisher.${kind}`));
    if (head === 'evidence' || head === 'vintage') return isDay(text) ? date(text) : text;
    if (!indicator || (head !== 'value' && head !== 'cells')) return text;
    if (isFigure(indicator.type)) return /^-?\d+(\.\d+)?$/.test(text) ? decimal(text) : text;
    if (indicator.type === 'boolean') return text === 'true' ? say('answer.yes') : say('answer.no');
    if (indicator.type === 'date') return isDay(text) ? date(text) : text;
    const code = indicator.codes?.find((each) => each.code === text);
    return code ? choose(code.label) : text;
  };
}

/** A language by its name in the reader's; what a file wrote in place of a code stands as it is. */
function nameLanguage(code: string, own: string): string {
  return /^[a-z]{2,3}$/.test(code) ? (new Intl.DisplayNames([own], { type: 'language' }).of(code) ?? code) : code;
}

/** What a person or a file wrote in place of one of the codes stands as it is. */
function knownAs<const Code extends string>(text: string, codes: readonly Code[], say: (code: Code) => string): string {
  const code = codes.find((each) => each === text);
  return code === undefined ? text : say(code);
}
