const glyphs: string[] = [];

/** A glyph's number in a subset, as its two bytes stand in a string of a page. Half as long as in hexadecimal, and as much less to compress. */
export function glyphOf(code: number): string {
  return (glyphs[code] ??= byteOf(code >> 8) + byteOf(code & 0xff));
}

/** What would end a string, escape in it, or be read as another byte. */
const ESCAPED: Readonly<Record<string, string>> = { '(': '\\(', ')': '\\)', '\\': '\\\\', '\r': '\\r', '\n': '\\n' };

function byteOf(value: number): string {
  const character = String.fromCharCode(value);
  return ESCAPED[character] ?? character;
}
