/** Stands in a product's text for what the story does not know: an instant, a number. */
export const ANY = '\uFFFC';

/** Any white space is as good as another: a browser tells of one kind only. */
const escape = (text: string): string =>
  text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`).replaceAll(/\s+/g, String.raw`\s+`);

/** A whole text of which some parts may be anything. */
export function like(text: string): RegExp {
  return new RegExp(`^${escape(text).replaceAll(ANY, '.*')}$`);
}

/** A text that begins so. */
export function beginning(text: string): RegExp {
  return new RegExp(`^${escape(text)}`);
}

/** A name that holds the one and ends with the other. */
export function ending(part: string, end: string): RegExp {
  return new RegExp(`${escape(part)}.*${escape(end)}$`);
}
