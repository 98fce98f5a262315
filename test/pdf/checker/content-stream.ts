/** One operator of a page's content, with its operands as written. */
interface Operation {
  readonly operator: string;
  readonly operands: readonly string[];
}

/** What a page's content says of itself: text per marked-content number, and painting that nobody marked. */
export interface PageContent {
  readonly text: ReadonlyMap<number, string>;
  readonly artifacts: string;
  /** How high each line of a marked content stands. */
  readonly lines: ReadonlyMap<number, ReadonlySet<number>>;
  /** What the glyphs say, whatever is said in their place. */
  readonly drawn: string;
  /** Text by the language of its run, where one is said. */
  readonly languages: ReadonlyMap<string, string>;
  readonly unmarked: readonly string[];
  readonly faults: readonly string[];
}

const PAINTS = new Set(['Tj', 'TJ', "'", '"', 'f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'S', 's', 'Do', 'sh', 'BI']);
const TOKEN =
  /<<(?:[^<>]|<[0-9a-fA-F\s]*>)*>>|<[0-9a-fA-F\s]*>|\[|\]|\((?:\\[^]|[^\\)])*\)|\/[^\s/[\]<>()]*|[^\s/[\]<>()]+/g;

/** Reads a content stream, a character for each byte; `decode` turns a font's string of bytes into text. */
export function readContent(stream: string, decode: (font: string, bytes: string) => string): PageContent {
  const text = new Map<number, string>();
  const lines = new Map<number, Set<number>>();
  const languages = new Map<string, string>();
  const spoken: (string | undefined)[] = [];
  /** What replaces the text inside, until it is said once. */
  const actual: (string | undefined)[] = [];
  const open: (number | 'artifact' | 'other')[] = [];
  const unmarked: string[] = [];
  const faults: string[] = [];
  let artifacts = '';
  let drawn = '';
  let font = '';
  let height = 0;
  for (const { operator, operands } of operationsOf(stream)) {
    if (operator === 'BMC' || operator === 'BDC') {
      const mcid = /\/MCID\s+(\d+)/.exec(operands[1] ?? '')?.[1];
      // Lawful, unless it is an artifact or has an owner of its own; but poppler loses what follows on it.
      if (open.length > 0) faults.push(`${operands[0]} inside marked content`);
      spoken.push(/\/Lang\s*\(([^)]*)\)/.exec(operands[1] ?? '')?.[1]);
      actual.push(actualText(operands[1] ?? ''));
      open.push(operands[0] === '/Artifact' ? 'artifact' : mcid === undefined ? 'other' : Number(mcid));
    } else if (operator === 'EMC') {
      spoken.pop();
      actual.pop();
      if (open.pop() === undefined) faults.push('EMC without a beginning');
    } else if (operator === 'Tf') font = (operands[0] ?? '').slice(1);
    else if (operator === 'Tm') height = Number(operands[5]);
    else if (PAINTS.has(operator)) {
      const owner = open.findLast((each) => each !== 'other');
      const glyphs = operands
        .filter((each) => /^(?:<[^<]|\()/.test(each))
        .map((written) => decode(font, bytesOf(written)))
        .join('');
      drawn += glyphs;
      const replaced = actual.findIndex((each) => each !== undefined);
      const shown = actual[replaced] ?? glyphs;
      if (replaced >= 0) actual[replaced] = '';
      const language = spoken.findLast((each) => each !== undefined);
      if (language !== undefined) languages.set(language, `${languages.get(language) ?? ''}${shown}`);
      if (owner === undefined) unmarked.push(`${operator} ${shown}`.trim());
      else if (owner === 'artifact') artifacts += shown;
      else {
        text.set(owner, `${text.get(owner) ?? ''}${shown}`);
        // Only what is text stands on a line.
        if (operator.startsWith('T')) lines.set(owner, (lines.get(owner) ?? new Set()).add(height));
      }
    }
  }
  if (open.length > 0) faults.push(`${open.length} marked contents left open`);
  return { text, lines, artifacts, drawn, languages, unmarked, faults };
}

/** The text that stands for what is inside, where a property list has one. */
function actualText(properties: string): string | undefined {
  const hex = /\/ActualText\s*<feff([0-9a-f]*)>/i.exec(properties)?.[1];
  return hex === undefined ? undefined : utf16(hex);
}

function* operationsOf(stream: string): Generator<Operation> {
  let operands: string[] = [];
  for (const [token] of stream.matchAll(TOKEN)) {
    if (token === '[' || token === ']') continue;
    if (/^[A-Za-z'"][A-Za-z0-9*]*$/.test(token)) {
      yield { operator: token, operands };
      operands = [];
    } else operands.push(token);
  }
}

/** The bytes of a string as it is written: in hexadecimal or, with its escapes, as it is. */
function bytesOf(written: string): string {
  const inside = written.slice(1, -1);
  if (written.startsWith('<'))
    return inside.replace(/\s/g, '').replace(/../g, (byte) => String.fromCharCode(parseInt(byte, 16)));
  return inside.replace(/\\([0-7]{1,3}|[^])|\r\n?/g, (_, escaped?: string) => {
    // A line's end that stands there as it is, is a line feed whatever it was.
    if (escaped === undefined) return '\n';
    return /^[0-7]/.test(escaped) ? String.fromCharCode(parseInt(escaped, 8)) : (LETTERS[escaped] ?? escaped);
  });
}

const LETTERS: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** A `ToUnicode` map as a function from a string of two-byte codes to text. */
export function decoderOf(cmap: string): (bytes: string) => string {
  const texts = new Map<number, string>();
  for (const [, range = ''] of cmap.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, from = '0', , list = ''] of range.matchAll(/<([0-9a-f]+)>\s*<([0-9a-f]+)>\s*\[([^\]]*)\]/gi))
      for (const [index, [, units = '']] of [...list.matchAll(/<([0-9a-f\s]*)>/gi)].entries())
        texts.set(parseInt(from, 16) + index, utf16(units.replace(/\s/g, '')));
  return (bytes) =>
    (bytes.match(/[^]{2}/g) ?? [])
      .map((code) => texts.get((code.charCodeAt(0) << 8) | code.charCodeAt(1)) ?? '\ufffd')
      .join('');
}

function utf16(hex: string): string {
  return String.fromCharCode(...(hex.match(/.{4}/g) ?? []).map((unit) => parseInt(unit, 16)));
}
