/** Several things of one kind in a sentence: `Canada, France`, `カナダ、フランス`. */
export function formatList(language: string, items: readonly string[]): string {
  return new Intl.ListFormat(language, { type: 'conjunction', style: 'narrow' }).format(items);
}
