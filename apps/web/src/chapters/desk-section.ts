import type { ChapterTextView } from '@signatory/contract';

/** A section of a chapter as the desk shows it, with the words that nobody writes. */
export interface DeskSection {
  /** `background`, `definitions`, `members/CA`. */
  readonly name: string;
  readonly heading: string;
  /** What the field is called. */
  readonly label: string;
  /** The generated closing sentence; null where the heading is no score. */
  readonly closing: string | null;
}

/** What a section says. */
export function textOf(sections: ChapterTextView['sections'], name: string): string {
  if (name === 'background' || name === 'definitions') return sections[name];
  return sections.members[name.slice('members/'.length)] ?? '';
}
