import { asRaw, asString, type Raw } from '../build/raw.js';
import { isLanguage, SchemaPlace } from './schema-places.js';
import { columnOf, keyColumns, PLAN_COLUMNS, PLAN_TABLE, TABLES, type PlanTable, type Step } from './table-layout.js';

/** A value by its place in the document, every part of it as text. */
interface Leaf {
  readonly path: readonly string[];
  /** Null for a code of a mere list of codes: it says no more than its name, which stands in the path. */
  readonly text: string | null;
}

/**
 * A plan's document as tables: `readTables` of them gives a document that means the same plan. What says nothing (a null, an
 * empty list) is left out. A text's original is marked in a column of its own only where it is neither English nor the only one.
 */
export function writeTables(document: Raw): readonly PlanTable[] {
  const left: Leaf[] = [];
  const rows = new Map(Object.keys(TABLES).map((name) => [name, new Map<string, Map<string, string>>()]));
  for (const leaf of leavesOf(document, SchemaPlace.document, [])) {
    const home = findTable(leaf.path);
    if (!home) {
      left.push(leaf);
      continue;
    }
    const { name, depth } = home;
    const key = columnOf(leaf.path.slice(0, depth));
    const all = rows.get(name);
    const row = all?.get(key) ?? new Map(keysOf(TABLES[name] ?? [], leaf.path, document));
    all?.set(key, row);
    if (leaf.text !== null) row.set(columnOf(leaf.path.slice(depth)), leaf.text);
  }
  return [
    { name: PLAN_TABLE, columns: PLAN_COLUMNS, rows: left.map(({ path, text }) => [columnOf(path), text ?? '']) },
    ...[...rows].flatMap(([name, found]) => (found.size === 0 ? [] : [tableOf(name, [...found.values()])])),
  ];
}

function tableOf(name: string, rows: readonly ReadonlyMap<string, string>[]): PlanTable {
  const keys = keyColumns(TABLES[name] ?? []);
  const columns = [...keys, ...inOrder(rows.map((row) => [...row.keys()].filter((column) => !keys.includes(column))))];
  return { name, columns, rows: rows.map((row) => columns.map((column) => row.get(column) ?? '')) };
}

/** Columns as the rows have them: one that only some have stands behind what it follows there. */
function inOrder(rows: readonly (readonly string[])[]): readonly string[] {
  const columns: string[] = [];
  for (const row of rows) {
    let at = 0;
    for (const column of row) {
      const known = columns.indexOf(column);
      if (known < 0) columns.splice(at, 0, column);
      at = (known < 0 ? at : known) + 1;
    }
  }
  return columns;
}

interface Home {
  readonly name: string;
  /** How many parts of a path lead to the row. */
  readonly depth: number;
}

/** The table whose rows lead furthest towards a place. */
function findTable(path: readonly string[]): Home | null {
  const homes = Object.entries(TABLES).flatMap(([name, steps]): Home[] => {
    const leads =
      steps.length <= path.length && steps.every((step, at) => typeof step !== 'string' || step === path[at]);
    return leads ? [{ name, depth: steps.length }] : [];
  });
  return homes.reduce<Home | null>((best, home) => (best && best.depth >= home.depth ? best : home), null);
}

/** What the key columns of a row say. */
function keysOf(steps: readonly Step[], path: readonly string[], document: Raw): readonly [string, string][] {
  return steps.flatMap((step, at): [string, string][] => {
    if (typeof step === 'string' || 'next' in step) return [];
    const part = path[at] ?? '';
    if ('key' in step) return [[step.key, part]];
    const item = path.slice(0, at + 1).reduce<unknown>((value, key) => (value as Raw | undefined)?.[key], document);
    return [[step.item, asString(asRaw(item)['code']) ?? '']];
  });
}

function leavesOf(value: unknown, schema: SchemaPlace, path: readonly string[]): readonly Leaf[] {
  if (value === null || value === undefined) return [];
  if (schema.isText) return textLeaves(value, path);
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    if (items.every((item) => typeof item !== 'object')) {
      // Codes have a row each, as those have that are given with their labels.
      if (schema.isCodes) return items.map((item) => ({ path: [...path, String(item)], text: null }));
      return items.length === 0 ? [] : [{ path, text: items.map(String).join(', ') }];
    }
  }
  if (typeof value === 'object')
    return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, schema.below(key), [...path, key]));
  return [{ path, text: String(value as string | number | boolean) }];
}

/** A text by language; plain words are English. */
function textLeaves(value: unknown, path: readonly string[]): readonly Leaf[] {
  if (typeof value !== 'object') return [{ path: [...path, 'en'], text: String(value as string) }];
  const raw = asRaw(value);
  const isWhole = 'original' in raw && 'texts' in raw;
  const wordings = Object.entries(asRaw(isWhole ? raw['texts'] : raw));
  const [[first] = []] = wordings;
  const original = isWhole ? String(raw['original']) : first;
  const marked = wordings.length > 1 && original !== undefined && original !== 'en' && isLanguage(original);
  return [
    ...(marked ? [{ path: [...path, 'original'], text: original }] : []),
    ...wordings.flatMap(([language, wording]) => wordingLeaves(wording, [...path, language])),
  ];
}

function wordingLeaves(wording: unknown, path: readonly string[]): readonly Leaf[] {
  if (typeof wording !== 'object') return [{ path, text: String(wording as string) }];
  return Object.entries(asRaw(wording)).map(([key, text]) => ({
    path: key === 'text' ? path : [...path, key],
    text: String(text as string),
  }));
}
