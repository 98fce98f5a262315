/** Text columns, the first ones to the left and the others to the right, as wide as their widest cell. */
export function printTable(header: readonly string[], rows: readonly (readonly string[])[], left = 1): string {
  const lines = [header, ...rows];
  const widths = header.map((_, at) => Math.max(...lines.map((line) => widthOf(line[at] ?? ''))));
  return lines
    .map((line) =>
      header
        .map((_, at) => {
          const cell = line[at] ?? '';
          const space = ' '.repeat((widths[at] ?? 0) - widthOf(cell));
          return at < left ? cell + space : space + cell;
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** Columns on a terminal: combining marks take none, East Asian characters two. */
function widthOf(text: string): number {
  return [...text.normalize('NFC')].reduce((width, character) => {
    if (/\p{M}/u.test(character)) return width;
    return (
      width +
      (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]/u.test(character) ? 2 : 1)
    );
  }, 0);
}
