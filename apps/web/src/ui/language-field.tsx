import { LANGUAGE_NAMES, LANGUAGES } from '@signatory/texts';
import type { ReactNode } from 'react';
import { useSpeech } from '../session/language.js';
import { SelectField, type Option } from './select-field.js';

/** Languages with a code of two letters (ISO 639-1), and the two ways in which Chinese is written. */
const CODES =
  'ab aa af ak sq am ar an hy as av ae ay az bm ba eu be bn bi bs br bg my ca ch ce ny zh-Hans zh-Hant cv kw co cr hr cs da dv nl dz eo et ee fo fj fi ff gl ka el gn gu ht ha he hz hi ho hu id ga ig ik io is iu jv kl kn kr ks kk km ki rw ky kv kg ko ku kj la lb lg li ln lo lt lu lv gv mk mg ms ml mt mi mr mh mn na nv nd ne ng nb nn no ii nr oc oj om or os pa fa pl ps pt qu rm rn ro ru sa sc sd se sm sg sr gd sn si sk sl so st es su sw ss sv ta te tg th ti bo tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa cy wo fy xh yi yo za zu';

const byReader = new Map<string, readonly Option[]>();

/** The languages that the product itself does not speak, by their names in the reader's. */
export function otherLanguages(reader: string): readonly Option[] {
  const known = byReader.get(reader);
  if (known) return known;
  const names = new Intl.DisplayNames([reader], { type: 'language' });
  const options = CODES.split(' ')
    .map((code): Option => [code, names.of(code) ?? code])
    .toSorted(([, one], [, other]) => one.localeCompare(other, reader));
  byReader.set(reader, options);
  return options;
}

/** In which language words are written: the product's by their own names, then all others by the reader's. */
export function LanguageField(props: {
  readonly label?: string;
  readonly value: string;
  readonly onChange: (language: string) => void;
}): ReactNode {
  const { say, language: own } = useSpeech();
  const others = otherLanguages(own);
  const isListed = [...LANGUAGES, ...others.map(([code]) => code)].includes(props.value);
  return (
    <SelectField
      label={props.label ?? say('words.language')}
      value={props.value}
      options={LANGUAGES.map((each) => [each, LANGUAGE_NAMES[each], each])}
      // A file may have named one that is in no list.
      more={{
        label: say('words.otherLanguages'),
        options: isListed ? others : [[props.value, props.value], ...others],
      }}
      onChange={props.onChange}
    />
  );
}
