import { useSpeech } from '../../session/language.js';
import { asPart, asTyped, readAt, type Pointer } from './document.js';
import { asCodes, chooseWords } from './document-words.js';
import { useEditor } from './editor-context.js';
import type { Control } from './field.js';
import { flatten, type OutlineItem } from './outline.js';

/** One of what a field may be: as the control has it, and as the document does. */
export interface Option {
  readonly typed: string;
  readonly label: string;
  readonly value: unknown;
}

/** What a field may be chosen from, in words; what stands there and is none of it is kept among them. */
export function useOptions(control: Control, pointer: Pointer): readonly Option[] {
  const { say, language } = useSpeech();
  const { document, outline } = useEditor();
  const present = asTyped(readAt(document, pointer));
  const nothing: Option = { typed: '', label: say('planEdit.notSaid'), value: undefined };
  const describe = ({ code, words }: OutlineItem): Option => {
    const label = [code, chooseWords(words, language).text].filter(Boolean).join(' – ');
    return { typed: code, label: label || code, value: code };
  };
  const yesOrNo: Option[] = [
    { typed: 'true', label: say('planEdit.yes'), value: true },
    { typed: 'false', label: say('planEdit.no'), value: false },
  ];
  const of = (): Option[] => {
    switch (control.is) {
      case 'choice':
        return control.options.map(([value, label]) => ({ typed: value, label: say(label), value }));
      case 'score':
        return [
          { typed: '1', label: `+1 – ${say('score.full')}`, value: 1 },
          { typed: '0', label: `0 – ${say('score.partial')}`, value: 0 },
          { typed: '-1', label: `−1 – ${say('score.none')}`, value: -1 },
        ];
      case 'yes-no':
        return yesOrNo;
      case 'stated': {
        const indicator = asPart(readAt(document, pointer.split('/').slice(0, -2).join('/')));
        if (indicator['type'] === 'boolean') return yesOrNo;
        return indicator['type'] === 'choice' ? codesOf(indicator['codes'], language) : [];
      }
      case 'one-of': {
        const kinds = { pillars: 'pillar', indicators: 'indicator', lists: 'codeList', disaggregations: 'codeList' };
        return flatten(outline)
          .filter(({ kind, code }) => kind === kinds[control.of] && code !== '')
          .filter((item) => item.kind !== 'codeList' || item.pointer.startsWith(`/${control.of}/`))
          .map(describe);
      }
      default:
        return [];
    }
  };
  const found = of();
  const isKnown = present === '' || found.some(({ typed }) => typed === present);
  return [nothing, ...found, ...(isKnown ? [] : [{ typed: present, label: present, value: present }])];
}

/** The codes of a choice, which stand as a list or with their labels. */
function codesOf(codes: unknown, language: string): Option[] {
  return Object.entries(asCodes(codes)).map(([code, words]) => ({
    typed: code,
    label: chooseWords(words, language).text || code,
    value: code,
  }));
}

/** The disaggregations of a plan, by code, in words. */
export function useDisaggregations(): readonly (readonly [code: string, name: string])[] {
  const { language } = useSpeech();
  const { document } = useEditor();
  return Object.entries(asPart(document['disaggregations'])).map(([code, list]) => [
    code,
    chooseWords(asPart(list)['name'], language).text || code,
  ]);
}
