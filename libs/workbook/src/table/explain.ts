import { appliesTo, chooseText, type Indicator } from '@signatory/domain';
import { messages, statedWords } from '@signatory/texts';
import type { FieldRow } from './write-rows.js';

/** What an indicator means, how it is calculated where it is, and in which words its commitment is asked of this member where they are not those of all. */
export function explain({ indicator, commitment }: FieldRow, member: string, language: string): string {
  const applies = appliesTo(commitment, member);
  const say = messages(language);
  const variant = applies.kind === 'asked' ? applies.variant : undefined;
  return [
    ...(indicator.definition ? [chooseText(indicator.definition, language).text] : []),
    ...(['target', 'baseline'] as const).flatMap((of) => sayStated(indicator, of, language)),
    ...(indicator.method
      ? [`${say('stated.method')}${say('join.colon')}${chooseText(indicator.method, language).text}`]
      : []),
    ...(indicator.practice === undefined ? [] : [`${say('stated.practice')}${say('join.colon')}${indicator.practice}`]),
    ...(indicator.calculated ? [`${say('calculated.note')} ${indicator.calculated.value}`] : []),
    ...(variant ? [`${say('variant.own')} ${chooseText(variant, language).text}`] : []),
  ].join('\n');
}

function sayStated(indicator: Indicator, of: 'baseline' | 'target', language: string): string[] {
  const value = indicator[of];
  if (!value) return [];
  const say = messages(language);
  const { before, words, after } = statedWords(language, of, value, indicator);
  return [
    `${say(`stated.${of}`)}${say('join.colon')}${before}${words ? chooseText(words, language).text : ''}${after}`,
  ];
}
