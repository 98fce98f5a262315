/** What a spreadsheet would take for a formula, or for the mark that shields from it. */
const CALCULATED = /^'*[=+\-@\t\r\0]/;

/** Marks a text as text, so that no spreadsheet calculates it: an apostrophe in front, as one types it there. */
export function shield(text: string): string {
  return CALCULATED.test(text) ? `'${text}` : text;
}

/** The text as it was before `shield`. */
export function unshield(text: string): string {
  return text.startsWith("'") && CALCULATED.test(text) ? text.slice(1) : text;
}
