import { clip, faultWords } from '@signatory/domain';
import { isAlias, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, type Document, type Node } from 'yaml';
import { joinCommas, type JoinedText } from './join-commas.js';
import { toPointer, type Path, type Problem, type ProblemPlace } from '../problem.js';

/** The largest plan file read, in characters: some twenty times a large plan. */
export const LARGEST_FILE = 2_000_000;
const MOST_ALIASES = 100;

/** A place as a finder tells it. */
export interface FoundPlace extends Pick<Problem, 'severity' | 'code'> {
  readonly path: Path;
  /** The key itself is at fault, not its value. */
  readonly key?: boolean;
  /** The key that is not there: in a file the place is what lacks it, in an editor the key's own field. */
  readonly lacks?: string;
  /** Character of the value's text, from 0: where in an expression. */
  readonly offset?: number;
}

/** A problem as its finder tells it: the place as a path. */
export interface Found extends FoundPlace, Pick<Problem, 'words' | 'counterExample'> {}

/** A plan file read to plain data, that still knows where everything stands. */
export interface PlanFile {
  readonly data: unknown;
  readonly locate: (found: Found) => Problem;
  readonly place: (found: FoundPlace) => ProblemPlace;
  /** What was set right in reading, for the author to know. */
  readonly repaired: readonly Problem[];
}

export type ReadPlanFile =
  | { readonly ok: true; readonly file: PlanFile }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Data that stands in no file, as an editor holds it: what is said of it has a place and no line. */
export function asPlanFile(data: Readonly<Record<string, unknown>>, file: string): PlanFile {
  const place = ({ severity, code, path, lacks }: FoundPlace): ProblemPlace => ({
    severity,
    code,
    file,
    line: 1,
    column: 1,
    path: toPointer(lacks === undefined ? path : [...path, lacks]),
  });
  return { data, repaired: [], place, locate: locateBy(place) };
}

/** A finder's problem at the place that is found for it. */
export function locateBy(place: (found: FoundPlace) => ProblemPlace): (found: Found) => Problem {
  return (found) => {
    const { words, counterExample } = found;
    return { ...place(found), words, ...(counterExample ? { counterExample } : {}) };
  };
}

/** Reads YAML 1.2 (so JSON too), within limits of size, depth and aliases. Every syntax error is given at once. */
export function readPlanFile(text: string, file: string, holds: 'plan' | 'scorecard' = 'plan'): ReadPlanFile {
  const top = { file, line: 1, column: 1, path: '', severity: 'ERROR' } as const;
  if (text.length > LARGEST_FILE) {
    return fail({
      ...top,
      code: 'size',
      words: faultWords('plan.size', { length: text.length, most: LARGEST_FILE }),
    });
  }
  const counter = new LineCounter();
  try {
    const document = parseDocument(text, {
      lineCounter: counter,
      version: '1.2',
      merge: true,
      prettyErrors: false,
      logLevel: 'error',
    });
    const errors = [...withoutEchoes(document.errors), ...document.warnings];
    // The parser catches its own exhausted stack and reports it as an error of the text.
    if (errors.some(({ message }) => message.includes('call stack'))) throw new RangeError('nesting');
    if (errors.length > 0) return { ok: false, problems: errors.map((error) => syntaxProblem(error, file, counter)) };
    const joined = joinCommas(document, text);
    const data: unknown = document.toJS({ maxAliasCount: MOST_ALIASES });
    if (typeof data !== 'object' || data === null || Array.isArray(data)) {
      return fail({ ...top, code: 'syntax', words: faultWords('plan.none', { holds }) });
    }
    const repaired = joined.map((each) => commaProblem(each, file, counter));
    const place = (found: FoundPlace): ProblemPlace => placeOf(found, document, counter, { text, file });
    return { ok: true, file: { data, repaired, place, locate: locateBy(place) } };
  } catch {
    // Nesting that exhausts the stack, and aliases that multiply: both are files made to harm, or broken ones.
    return fail({ ...top, code: 'size', words: faultWords('plan.nested') });
  }
}

function fail(problem: Problem): ReadPlanFile {
  return { ok: false, problems: [problem] };
}

/** Once the parser has lost its place, everything after is unexpected to it: only the first of these errors says something. */
function withoutEchoes<E extends { readonly code: string }>(errors: readonly E[]): E[] {
  const first = errors.findIndex(({ code }) => LOST.has(code));
  return errors.filter(({ code }, place) => place === first || !LOST.has(code));
}

const LOST = new Set([
  'UNEXPECTED_TOKEN',
  'MISSING_CHAR',
  'BAD_INDENT',
  'BLOCK_IN_FLOW',
  'KEY_OVER_1024_CHARS',
  'IMPOSSIBLE',
  'MULTILINE_IMPLICIT_KEY',
  'BLOCK_AS_IMPLICIT_KEY',
]);

function syntaxProblem(
  error: { readonly code: string; readonly pos: readonly [number, number] },
  file: string,
  counter: LineCounter,
): Problem {
  const { line, col } = counter.linePos(error.pos[0]);
  return {
    severity: 'ERROR',
    code: 'syntax',
    file,
    line: Math.max(1, line),
    column: Math.max(1, col),
    path: '',
    words: faultWords('plan.syntax', { is: SYNTAX_FAULTS[error.code] ?? 'other' }),
  };
}

/** Those of the parser's faults that have a sentence of their own. */
const SYNTAX_FAULTS: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: 'twice',
  TAB_AS_INDENT: 'tab',
  BAD_INDENT: 'indent',
  TAG_RESOLVE_FAILED: 'tag',
  MULTIPLE_DOCS: 'documents',
  BAD_ALIAS: 'alias',
  BAD_DQ_ESCAPE: 'escape',
  MISSING_CHAR: 'missing',
};

function commaProblem({ start, text: whole }: JoinedText, file: string, counter: LineCounter): Problem {
  const { line, col } = counter.linePos(start);
  return {
    severity: 'WARNING',
    code: 'syntax',
    file,
    line,
    column: col,
    path: '',
    words: faultWords('plan.comma', { text: clip(whole, 60) }),
  };
}

function placeOf(
  { severity, code, path, key = false, offset }: FoundPlace,
  document: Document,
  counter: LineCounter,
  { text, file }: { text: string; file: string },
): ProblemPlace {
  const start = startOf(document, path, key);
  const position = offset === undefined ? start : start + offsetInSource(document, path, start, text, offset);
  const { line, col } = counter.linePos(position);
  return { severity, code, file, line: Math.max(1, line), column: Math.max(1, col), path: toPointer(path) };
}

/** Where a value begins, or the nearest thing around it that is in the file. */
function startOf(document: Document, path: Path, key: boolean): number {
  let node: unknown = document.contents;
  let start = isNode(node) ? (node.range?.[0] ?? 0) : 0;
  for (const [depth, part] of path.entries()) {
    const inner = stepInto(resolve(node, document), part);
    if (!inner) return start;
    start = depth === path.length - 1 && key ? inner.keyStart : inner.start;
    node = inner.node;
  }
  return start;
}

function resolve(node: unknown, document: Document): unknown {
  return isAlias(node) ? node.resolve(document) : node;
}

function stepInto(node: unknown, part: string | number): { node: unknown; start: number; keyStart: number } | null {
  if (isSeq(node)) {
    const item = typeof part === 'number' ? node.items[part] : undefined;
    const start = isNode(item) ? item.range?.[0] : undefined;
    return start === undefined ? null : { node: item, start, keyStart: start };
  }
  if (!isMap(node)) return null;
  const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(part));
  if (!pair) return null;
  const keyStart = isNode(pair.key) ? (pair.key.range?.[0] ?? 0) : 0;
  return { node: pair.value, start: isNode(pair.value) ? (pair.value.range?.[0] ?? keyStart) : keyStart, keyStart };
}

/** An expression stands in its source as it is, but for quotes and escapes: where it cannot be found again, its start is shown. */
function offsetInSource(document: Document, path: Path, start: number, text: string, offset: number): number {
  const node: unknown = document.getIn(path, true);
  if (!isScalar(node) || typeof node.value !== 'string') return 0;
  const source = text.slice(start, (node as Node).range?.[1] ?? start);
  const at = source.indexOf(node.value);
  return at < 0 ? 0 : at + offset;
}
