import { escapeAttribute, escapeText } from '../xlsx/xml.js';

/** Who our comments are by: those are replaced, and no other. */
export const AUTHOR = 'Signatory';

export interface CellComment {
  readonly cell: string;
  /** From 0. */
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** A part of comments with ours in it: new, or the reporter's own with ours replaced. `removed` are the cells that ours stood at. */
export function commentsXml(existing: string | null, ours: readonly CellComment[]): { xml: string; removed: string[] } {
  const base =
    existing ??
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><comments xmlns="${MAIN}"><authors></authors><commentList></commentList></comments>`;
  // Some writers name every element with a prefix.
  const prefix = /<(\w+:)?comments[\s>]/.exec(base)?.[1] ?? '';
  const whole = base
    .replace(`<${prefix}authors/>`, `<${prefix}authors></${prefix}authors>`)
    .replace(`<${prefix}commentList/>`, `<${prefix}commentList></${prefix}commentList>`);
  const authors = [
    ...whole.matchAll(new RegExp(`<${prefix}author(?:\\s[^>]*)?(?:/>|>([^<]*)</${prefix}author>)`, 'g')),
  ].map(([, name = '']) => name);
  const known = authors.indexOf(AUTHOR);
  const id = known < 0 ? authors.length : known;
  const taken = new Set(ours.map(({ cell }) => cell));
  const removed: string[] = [];
  const theirs: string[] = [];
  const kept = whole.replace(
    new RegExp(`<${prefix}comment\\s([^>]*)>[\\s\\S]*?</${prefix}comment>`, 'g'),
    (comment, attributes: string) => {
      const cell = /\bref="([^"]*)"/.exec(attributes)?.[1] ?? '';
      if (known >= 0 && new RegExp(`\\bauthorId="${known}"`).test(attributes)) {
        removed.push(cell);
        // Where the reporter had a comment too, it was kept in ours, behind this line.
        const own = commentText(comment).split(SEPARATOR)[1];
        if (own !== undefined) theirs.push(`${cell}\n${own}`);
        return '';
      }
      if (!taken.has(cell)) return comment;
      removed.push(cell);
      theirs.push(`${cell}\n${commentText(comment)}`);
      return '';
    },
  );
  const own = new Map(theirs.map((each) => [each.slice(0, each.indexOf('\n')), each.slice(each.indexOf('\n') + 1)]));
  const written = ours.map(
    ({ cell, text }) => [cell, own.has(cell) ? `${text}${SEPARATOR}${own.get(cell) ?? ''}` : text] as const,
  );
  const left = [...own].filter(([cell]) => !taken.has(cell));
  const list = [...written, ...left]
    .map(
      ([cell, text]) =>
        `<${prefix}comment ref="${cell}" authorId="${id}"><${prefix}text><${prefix}t xml:space="preserve">${escapeText(text)}</${prefix}t></${prefix}text></${prefix}comment>`,
    )
    .join('');
  const author = known < 0 ? `<${prefix}author>${AUTHOR}</${prefix}author>` : '';
  return {
    xml: kept
      .replace(`</${prefix}authors>`, () => `${author}</${prefix}authors>`)
      .replace(`</${prefix}commentList>`, () => `${list}</${prefix}commentList>`),
    removed,
  };
}

/** Between a finding and what the reporter had noted at the same cell: a cell has one comment. */
const SEPARATOR = '\n— — —\n';

function commentText(comment: string): string {
  return [...comment.matchAll(/<(?:\w+:)?t(?:\s[^>]*)?>([^<]*)<\/(?:\w+:)?t>/g)]
    .map(([, text = '']) => text)
    .join('')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}

/** The boxes in which comments are shown, by whoever they are. */
export function drawingXml(
  existing: string | null,
  ours: readonly CellComment[],
  replaced: readonly { row: number; column: number }[],
): string {
  const base =
    existing ??
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype></xml>';
  const gone = new Set(replaced.map(({ row, column }) => `${row} ${column}`));
  const kept = base.replaceAll(/<v:shape\s[\s\S]*?<\/v:shape>/g, (shape) => {
    const row = /<x:Row>(\d+)<\/x:Row>/.exec(shape)?.[1];
    const column = /<x:Column>(\d+)<\/x:Column>/.exec(shape)?.[1];
    return gone.has(`${row} ${column}`) ? '' : shape;
  });
  const boxes = ours.map(
    ({ row, column }, at) =>
      `<v:shape id="signatory_${at + 1}" type="#_x0000_t202" style="position:absolute;width:240pt;height:90pt;z-index:${at + 1};visibility:hidden" fillcolor="#fff6e0" o:insetmode="auto"><v:fill color2="#fff6e0"/><v:textbox style="mso-direction-alt:auto"/><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${column + 1}, 15, ${row}, 2, ${column + 4}, 15, ${row + 6}, 4</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>${row}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`,
  );
  return kept.replace(/<\/xml>\s*$/, () => `${boxes.join('')}</xml>`);
}

/** A relation added to a part's relations; the id is one that is free. */
export function addRelation(existing: string | null, type: string, target: string): { xml: string; id: string } {
  const base =
    existing ??
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>';
  const whole = base.replace(/<Relationships([^>]*)\/>/, '<Relationships$1></Relationships>');
  let number = 1;
  while (whole.includes(`"rIdS${number}"`)) number += 1;
  const id = `rIdS${number}`;
  const relation = `<Relationship Id="${id}" Type="${escapeAttribute(type)}" Target="${escapeAttribute(target)}"/>`;
  return { xml: whole.replace('</Relationships>', `${relation}</Relationships>`), id };
}
