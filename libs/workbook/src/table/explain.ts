import { appliesTo, chooseText } from '@signatory/domain';
import { message } from '@signatory/texts';
import type { FieldRow } from './write-rows.js';

/** What an indicator means, how it is calculated where it is, and in which words its commitment is asked of this member where they are not those of all. */
export function explain({ indicator, commitment }: FieldRow, member: string, language: string): string {
  const applies = appliesTo(commitment, member);
  const variant = applies.kind === 'asked' ? applies.variant : undefined;
  return [
    ...(indicator.definition ? [chooseText(indicator.definition, language).text] : []),
    ...(indicator.calculated ? [`${message(language, 'calculated.note')} ${indicator.calculated.value}`] : []),
    ...(variant ? [`${message(language, 'variant.own')} ${chooseText(variant, language).text}`] : []),
  ].join('\n');
}
