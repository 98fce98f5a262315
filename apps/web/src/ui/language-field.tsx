import { LANGUAGE_NAMES, LANGUAGES, WRITTEN_LANGUAGES } from '@signatory/texts';
import type { ReactNode } from 'react';
import { useSpeech } from '../session/language.js';
import { SelectField, type Option } from './select-field.js';

const byReader = new Map<string, readonly Option[]>();

/** The languages that the product itself does not speak, by their names in the reader's. */
export function otherLanguages(reader: string): readonly Option[] {
  const known = byReader.get(reader);
  if (known) return known;
  const names = new Intl.DisplayNames([reader], { type: 'language' });
  // One that the browser has no name for it gives its code, and of two that it calls alike nobody could tell which is meant.
  const byName = new Map(WRITTEN_LANGUAGES.toReversed().map((code) => [names.of(code) ?? code, code]));
  const options = [...byName]
    .filter(([name, code]) => name !== code)
    .map(([name, code]): Option => [code, name])
    .toSorted(([, one], [, other]) => one.localeCompare(other, reader));
  byReader.set(reader, options);
  return options;
}

/** In which language words are written: the product's by their own names, then all others by the reader's. */
export function LanguageField(props: {
  readonly label?: string;
  readonly value: string;
  /** What these words cannot be in: of a translation, the language of its source. */
  readonly except?: string;
  readonly disabled?: boolean;
  readonly onChange: (language: string) => void;
}): ReactNode {
  const { say, language: own } = useSpeech();
  const { except } = props;
  const others = otherLanguages(own).filter(([code]) => code !== except);
  const isListed = [...LANGUAGES, ...others.map(([code]) => code)].includes(props.value);
  return (
    <SelectField
      label={props.label ?? say('words.language')}
      value={props.value}
      {...(props.disabled === undefined ? {} : { disabled: props.disabled })}
      options={LANGUAGES.filter((each) => each !== except).map((each) => [each, LANGUAGE_NAMES[each], each])}
      // A file may have named one that is in no list.
      more={{
        label: say('words.otherLanguages'),
        options: isListed ? others : [[props.value, props.value], ...others],
      }}
      onChange={props.onChange}
    />
  );
}
