type Values = Readonly<Record<string, string | number>>;

/**
 * An Italian message filled, its articles as they are before a day or a figure that begins with a vowel when it is said, 8, 80 or 11 but not
 * 110: `l’8 marzo`, `fino all’11 marzo`, `meno dell’80%`. Only an article of the message itself changes: what a value quotes stays as it was
 * written, so each such value is marked with a sign of the private use area, which no text holds, until it is done.
 */
export function elide(values: Values, fill: (values: Values) => string): string {
  const marked = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === 'string' ? value.replace(/^(?=8|11(?!\d))/, '\uE000') : value,
  ]);
  return fill(Object.fromEntries(marked)).replace(/(?:\b(i|d?a|de|ne|su)l )?\uE000/gi, (_, stem?: string) => {
    if (!stem) return '';
    return /^i/i.test(stem) ? (stem < 'a' ? 'L’' : 'l’') : `${stem}ll’`;
  });
}
