import type { Indicator, LocalText } from '@signatory/domain';
import { isMessageKey, LANGUAGES } from './catalogue.js';
import { message } from './message.js';

type Items = NonNullable<Indicator['items']>;

/**
 * What a field of a list's items is called: by its plan; or, where that has only a name such as `date` or `partner`, by the
 * product, in its languages. Any other name stands as it is.
 */
export function itemFieldLabel({ labels }: Pick<Items, 'labels'>, field: string): LocalText {
  const own = labels && Object.hasOwn(labels, field) ? labels[field] : undefined;
  if (own) return own;
  const key = `itemField.${field}`;
  const texts = isMessageKey(key)
    ? LANGUAGES.map((language) => [language, { text: message(language, key) }] as const)
    : [['en', { text: field }] as const];
  return { original: 'en', texts: Object.fromEntries(texts) };
}
