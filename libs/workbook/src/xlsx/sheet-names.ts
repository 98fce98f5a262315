const LONGEST = 31;

/** A name that every spreadsheet takes: 31 signs, none of `[]:*?/\`, no apostrophe at an end, none that is taken. */
export function sheetName(title: string, taken: readonly string[]): string {
  const safe =
    title
      .normalize('NFC')
      .replaceAll(/[[\]:*?/\\\p{Cc}]/gu, ' ')
      .replaceAll(/\s+/g, ' ')
      .trim()
      .replaceAll(/^'+|'+$/g, '') || 'Sheet';
  for (let times = 1; ; times += 1) {
    const end = times === 1 ? '' : ` (${times})`;
    const name = `${cut(safe, LONGEST - end.length)}${end}`;
    // "History" is a name that Excel keeps for itself.
    if (name.toLowerCase() !== 'history' && !taken.some((each) => each.toLowerCase() === name.toLowerCase()))
      return name;
  }
}

/** Cuts after a word, where a good part of the room is filled by then, and never through a sign. */
function cut(text: string, most: number): string {
  const whole = text.slice(0, most).replace(/[\ud800-\udbff]$/, '');
  const words = text.length > most ? withoutLead(text.slice(0, most + 1).replace(/\s+\S*$/, ''), most / 2) : whole;
  const short = words.length >= most / 2 && words.length <= most ? words : whole;
  return short.replaceAll(/['\s]+$/g, '') || 'Sheet';
}

/** Without the marks and the small words at its end (`and the`, `durch den`), which lead to what is cut off. */
function withoutLead(text: string, least: number): string {
  const shorter = text.replace(/(?:\s+\p{Ll}{1,4}|[,;:–—-]+)$/u, '').trimEnd();
  return shorter === text || shorter.length < least ? text : withoutLead(shorter, least);
}
