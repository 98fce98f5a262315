/** A chapter's text in one language, in the sections that an editor writes. Headings and closing sentences are generated. */
export interface ChapterSections {
  readonly background: string;
  readonly definitions: string;
  /** By member code; a member without text has none. */
  readonly members: Readonly<Record<string, string>>;
}

export const NO_SECTIONS: ChapterSections = { background: '', definitions: '', members: {} };

/** One section with its name: `background`, `definitions`, `members/CA`. */
export interface NamedSection {
  readonly section: string;
  readonly text: string;
}

/** The sections in the order they are printed, those without text left out. */
export function sectionsInOrder(sections: ChapterSections, members: readonly string[]): NamedSection[] {
  return [
    { section: 'background', text: sections.background },
    { section: 'definitions', text: sections.definitions },
    ...members.map((member) => ({ section: `members/${member}`, text: sections.members[member] ?? '' })),
  ].filter(({ text }) => text.trim() !== '');
}

/** The same sections with the text of one replaced. */
export function withSection(sections: ChapterSections, section: string, text: string): ChapterSections {
  if (section === 'background' || section === 'definitions') return { ...sections, [section]: text };
  return { ...sections, members: { ...sections.members, [section.replace('members/', '')]: text } };
}

/** Something cited, by the key that texts name it with: `[^decree]`. Its number comes from where it is first named. */
export interface ChapterReference {
  readonly key: string;
  readonly title: string;
  readonly publisher?: string | undefined;
  /** ISO dates. */
  readonly published?: string | undefined;
  readonly accessed?: string | undefined;
  readonly url?: string | undefined;
  /** The id of an action of the cycle: then its words are printed, and what shows it. */
  readonly action?: string | undefined;
}

/** A mark or a reference as it stands in a text. */
export type Token = { readonly offset: number; readonly length: number } & (
  | { readonly kind: 'mark'; readonly expression: string; readonly stated: string | null }
  | { readonly kind: 'reference'; readonly key: string }
);

// An opening without its end is a mark too: one that nobody can read.
const TOKENS = /\{\{([^{}\n]*)\}\}|\{\{|\[\^([^\]\s]{1,40})\]/g;

/** The marks and references of a text, in its order. `{{average:overall = +0.28}}` states what its author took it for. */
export function readTokens(text: string): Token[] {
  return [...text.matchAll(TOKENS)].map((found): Token => {
    const place = { offset: found.index, length: found[0].length };
    const [, inner, key] = found;
    if (key !== undefined) return { ...place, kind: 'reference', key };
    const [expression = '', ...stated] = (inner ?? '').split('=');
    return {
      ...place,
      kind: 'mark',
      expression: expression.trim(),
      stated: stated.length > 0 ? stated.join('=').trim() : null,
    };
  });
}

/** Numbers from 1 by where a key is first named; what is never named has none. */
export function numberReferences(sections: readonly NamedSection[]): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>();
  for (const { text } of sections)
    for (const token of readTokens(text))
      if (token.kind === 'reference' && !numbers.has(token.key)) numbers.set(token.key, numbers.size + 1);
  return numbers;
}
