import { OFFICE } from '../xlsx/package-parts.js';

/** A rule of ours is known by its formula, which is always true. */
const MARK = '&quot;signatory&quot;=&quot;signatory&quot;';

export interface SheetMarks {
  /** Cells by the number of the format that they are shown in. */
  readonly fills: ReadonlyMap<number, readonly string[]>;
  /** Of the drawing that holds the comments' boxes, where the sheet has none yet. */
  readonly drawing: string | null;
}

/** What may stand behind each of the elements that we add, in the order that the format demands. */
const AFTER_RULES =
  /<(?:\w+:)?(?:dataValidations|hyperlinks|printOptions|pageMargins|pageSetup|headerFooter|rowBreaks|colBreaks|customProperties|cellWatches|ignoredErrors|smartTags|drawing|legacyDrawing|legacyDrawingHF|picture|oleObjects|controls|webPublishItems|tableParts|extLst)[\s>/]|<\/(?:\w+:)?worksheet>/;
const AFTER_DRAWING =
  /<(?:\w+:)?(?:legacyDrawingHF|picture|oleObjects|controls|webPublishItems|tableParts|extLst)[\s>/]|<\/(?:\w+:)?worksheet>/;

/**
 * Passes a sheet through, rows and all, and marks cells by rules of conditional format: the reporter's own formats stay
 * as they are underneath, and our marks go away without a trace.
 */
export async function* markSheet(chunks: AsyncIterable<Buffer>, marks: SheetMarks): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let tail: string | null = null;
  let carry = '';
  for await (const chunk of chunks) {
    const text: string = carry + decoder.decode(chunk, { stream: true });
    if (tail !== null) {
      tail += text;
      continue;
    }
    const end = /<\/(?:\w+:)?sheetData>|<(?:\w+:)?sheetData\/>/.exec(text);
    if (end) {
      yield text.slice(0, end.index + end[0].length);
      tail = text.slice(end.index + end[0].length);
      carry = '';
    } else {
      // The tag may be cut between two pieces.
      carry = text.slice(-40);
      yield text.slice(0, text.length - carry.length);
    }
  }
  yield markTail(`${tail ?? carry}${decoder.decode()}`, marks);
}

function markTail(tail: string, { fills, drawing }: SheetMarks): string {
  const prefix = /<\/(\w+:)?worksheet>/.exec(tail)?.[1] ?? '';
  const cleared = tail.replaceAll(
    /<(?:\w+:)?conditionalFormatting[\s>][\s\S]*?<\/(?:\w+:)?conditionalFormatting>/g,
    (rule) => (/"signatory"="signatory"/.test(rule.replaceAll('&quot;', '"')) ? '' : rule),
  );
  const rules = [...fills]
    .map(
      ([format, cells], at) =>
        `<${prefix}conditionalFormatting sqref="${cells.join(' ')}"><${prefix}cfRule type="expression" dxfId="${format}" priority="${90_001 + at}"><${prefix}formula>${MARK}</${prefix}formula></${prefix}cfRule></${prefix}conditionalFormatting>`,
    )
    .join('');
  const marked = before(cleared, AFTER_RULES, rules);
  return drawing === null
    ? marked
    : before(marked, AFTER_DRAWING, `<${prefix}legacyDrawing xmlns:r="${OFFICE}" r:id="${drawing}"/>`);
}

function before(text: string, next: RegExp, added: string): string {
  const at = next.exec(text)?.index ?? text.length;
  return `${text.slice(0, at)}${added}${text.slice(at)}`;
}
