import type { Speech } from '../../session/language.js';
import type { ChangedPlace } from './changed-place.js';
import { KINDS } from './kinds.js';

/** A place in words: what it is in, its field, the language or the part of it, and that the order is meant. */
export function sayPlace(place: ChangedPlace, { say, language: own }: Pick<Speech, 'say' | 'language'>): string {
  const { within, field, part, language, isOrder } = place;
  const label = field ? say(field.label) : '';
  const spoken = language && (new Intl.DisplayNames([own], { type: 'language' }).of(language) ?? language);
  return [
    within ? [say(KINDS[within.kind]), within.code].filter(Boolean).join(' ') : '',
    label && spoken ? say('planEdit.inLanguage', { field: label, language: spoken }) : label,
    part,
    isOrder ? say('planEdit.order') : '',
  ]
    .filter(Boolean)
    .join(' · ');
}
