import { locateBy, type FoundPlace, type PlanFile } from '../file/plan-file.js';
import { toPointer, type ProblemPlace } from '../problem.js';
import { isLanguage, SchemaPlace } from './schema-places.js';

/** Where a cell stands. */
export interface TablePlace {
  readonly sheet: string;
  /** From 1. */
  readonly row: number;
  /** From 0. */
  readonly column: number;
}

interface Node {
  text?: string;
  readonly place: TablePlace;
  readonly inside: Map<string, Node>;
}

const MARK = 'original';

/** The values of a plan's tables by their places, which become its document once all are known. */
export class TableTree {
  private readonly root: Node = { place: { sheet: '', row: 1, column: 0 }, inside: new Map() };

  get isEmpty(): boolean {
    return this.root.inside.size === 0;
  }

  /** Makes room for a row, which may have no value of its own. */
  begin(path: readonly string[], place: TablePlace): void {
    this.reach(path, place);
  }

  /** Keeps a value. Gives the place of the one that stands there already. */
  set(path: readonly string[], text: string, place: TablePlace): TablePlace | null {
    const node = this.reach(path, place);
    if (node.text !== undefined) return node.place;
    node.text = text;
    return null;
  }

  count(path: readonly string[]): number {
    return this.look(path)?.inside.size ?? 0;
  }

  /** The key of the item of a list that has this code. */
  find(path: readonly string[], code: string): string | null {
    for (const [key, { inside }] of this.look(path)?.inside ?? []) if (inside.get('code')?.text === code) return key;
    return null;
  }

  /** The document, that knows where everything stands. */
  asFile(file: string): Omit<PlanFile, 'repaired'> {
    const data = valueOf(this.root, SchemaPlace.document);
    const place = ({ severity, code, path }: FoundPlace): ProblemPlace => {
      const { sheet, row, column } = this.nearest(path.map(String));
      return { severity, code, file, sheet, line: row, column: column + 1, path: toPointer(path) };
    };
    return { data, place, locate: locateBy(place) };
  }

  private nearest(path: readonly string[]): TablePlace {
    let node = this.root;
    for (const key of path) {
      const next = node.inside.get(key);
      if (!next) break;
      node = next;
    }
    return node === this.root ? ([...this.root.inside.values()][0] ?? node).place : node.place;
  }

  private look(path: readonly string[]): Node | undefined {
    return path.reduce<Node | undefined>((node, key) => node?.inside.get(key), this.root);
  }

  private reach(path: readonly string[], place: TablePlace): Node {
    let node = this.root;
    for (const key of path) {
      const next = node.inside.get(key) ?? { place, inside: new Map<string, Node>() };
      node.inside.set(key, next);
      node = next;
    }
    return node;
  }
}

function valueOf(node: Node, schema: SchemaPlace): unknown {
  const { text, inside } = node;
  if (schema.isText) return textOf(node);
  if (inside.size === 0) return text === undefined ? {} : schema.read(text);
  if (schema.isCodes) return codesOf(inside, schema);
  const entries = [...inside].map(([key, inner]): [string, unknown] => [key, valueOf(inner, schema.below(key))]);
  const isList = entries.every(([key]) => /^\d+$/.test(key));
  return isList
    ? entries.sort(([a], [b]) => Number(a) - Number(b)).map(([, value]) => value)
    : Object.fromEntries(entries);
}

/** A mere list of codes where none has a label; else each with its label. */
function codesOf(inside: ReadonlyMap<string, Node>, schema: SchemaPlace): unknown {
  const codes = [...inside];
  const isBare = ({ text, inside: labels }: Node): boolean => text === undefined && labels.size === 0;
  if (codes.every(([, code]) => isBare(code))) return codes.map(([key]) => key);
  return Object.fromEntries(codes.map(([key, code]) => [key, isBare(code) ? key : valueOf(code, schema.below(key))]));
}

/** A text by language, its original first: the marked one, else English, else what stands first. */
function textOf({ text, inside }: Node): unknown {
  if (inside.size === 0) return text ?? {};
  const marked = inside.get(MARK)?.text;
  const languages = [...inside.keys()].filter((key) => key !== MARK);
  const original = marked ?? (languages.includes('en') ? 'en' : languages[0]);
  const order = [...languages].sort((a, b) => Number(b === original) - Number(a === original));
  const wordings = order.map((language): [string, unknown] => [language, wordingOf(inside.get(language))]);
  const known = marked === undefined || (isLanguage(marked) && languages.includes(marked));
  return known ? Object.fromEntries(wordings) : { original: marked, texts: Object.fromEntries(wordings) };
}

function wordingOf(node: Node | undefined): unknown {
  if (!node) return '';
  const { text, inside } = node;
  if (inside.size === 0) return text ?? '';
  const own = [...inside].map(([key, { text: word }]): [string, string] => [key, word ?? '']);
  return { ...(text === undefined ? {} : { text }), ...Object.fromEntries(own) };
}
