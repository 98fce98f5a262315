import { appliesTo, chooseText } from '@signatory/domain';
import { messages, statedWords } from '@signatory/texts';
import type { FieldRow } from './write-rows.js';

/** What an indicator means, how it is calculated where it is, and in which words its commitment is asked of this member where they are not those of all. */
export function explain({ indicator, commitment }: FieldRow, member: string, language: string): string {
  const applies = appliesTo(commitment, member);
  const say = messages(language);
  const variant = applies.kind === 'asked' ? applies.variant : undefined;
  return [
    ...(indicator.definition ? [chooseText(indicator.definition, language).text] : []),
    ...statedWords(language, indicator).map(
      ({ name, before, words, after }) =>
        `${name}${say('join.colon')}${before}${words ? chooseText(words, language).text : ''}${after}`,
    ),
    ...(indicator.method
      ? [`${say('stated.method')}${say('join.colon')}${chooseText(indicator.method, language).text}`]
      : []),
    ...(indicator.practice === undefined ? [] : [`${say('stated.practice')}${say('join.colon')}${indicator.practice}`]),
    ...(indicator.calculated ? [`${say('calculated.note')} ${indicator.calculated.value}`] : []),
    ...(variant ? [`${say('variant.own')} ${chooseText(variant, language).text}`] : []),
  ].join('\n');
}
