import { IntlMessageFormat } from 'intl-messageformat';

type Element = ReturnType<IntlMessageFormat['getAst']>[number];

/** A formatter's element of plain words. */
const LITERAL = 0;

/** A text as the formatter reads it. Throws where it is no message. */
export function parseMessage(text: string): readonly Element[] {
  return new IntlMessageFormat(text, 'en', undefined, { ignoreTag: true }).getAst();
}

/** The names of what fills some texts, sorted, each once. */
export function listPlaceholders(...texts: readonly string[]): string[] {
  const names = new Set<string>();
  const walk = (elements: readonly Element[]): void => {
    for (const element of elements) {
      if (!('value' in element) || Number(element.type) === LITERAL) continue;
      names.add(element.value);
      if ('options' in element) for (const option of Object.values(element.options)) walk(option.value);
    }
  };
  for (const text of texts) walk(parseMessage(text));
  return [...names].sort();
}
