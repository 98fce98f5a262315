import type { PlanDocument } from '@signatory/contract';
import { asPart, asTyped } from './document.js';

/** A step to a place that stays when items of lists move: a key, an item by what it is known by, or the order of a list. */
export type Step = string | { readonly item: string } | typeof ORDER;

/** The order of a list's items; its values are what they are known by. */
export const ORDER = Symbol('order');

/** A place where two documents differ, with what stood there before both. `undefined` where nothing stands. */
export interface Difference {
  readonly path: readonly Step[];
  readonly base: unknown;
  readonly mine: unknown;
  readonly theirs: unknown;
  /** Both changed it: only a person can say what holds. */
  readonly isContested: boolean;
}

interface Three {
  readonly base: unknown;
  readonly mine: unknown;
  readonly theirs: unknown;
}

/** The keys whose value is a list of items that have forms of their own. */
const LISTS = new Set([
  'pillars',
  'commitments',
  'indicators',
  'rules',
  'levels',
  'members',
  'sources',
  'mirrors',
  'conflictGroups',
  'deskSources',
]);
/** The keys whose value is a group of fields, each for itself. */
const GROUPS = new Set([
  'guideline',
  'disaggregations',
  'lists',
  'countervailing',
  'method',
  'codebook',
  'strong',
  'weak',
  // Texts, each language for itself.
  'title',
  'shortTitle',
  'name',
  'heading',
  'text',
  'question',
  'definition',
  'method',
  'baseline',
  'target',
  'unit',
  'message',
  'words',
]);

/** Every place at which my document and somebody else's differ, both made from `base`, in the order of mine. */
export function listDifferences(documents: {
  readonly base: PlanDocument;
  readonly mine: PlanDocument;
  readonly theirs: PlanDocument;
}): Difference[] {
  return compareParts(documents, []);
}

/** My document with theirs at the places chosen. */
export function takeTheirs(mine: PlanDocument, chosen: readonly Difference[]): PlanDocument {
  return chosen.reduce<unknown>((document, { path, theirs }) => put(document, path, theirs), mine) as PlanDocument;
}

/** What stands at a place of a document; undefined where nothing does. */
export function readStep(document: unknown, path: readonly Step[]): unknown {
  return path.reduce<unknown>((value, step) => {
    if (step === ORDER) return value;
    return typeof step === 'string' ? asPart(value)[step] : byName(value).get(step.item);
  }, document);
}

function compareParts({ base, mine, theirs }: Three, path: readonly Step[]): Difference[] {
  const keys = new Set([...Object.keys(asPart(mine)), ...Object.keys(asPart(theirs))]);
  return [...keys].flatMap((key) => {
    const three = { base: asPart(base)[key], mine: asPart(mine)[key], theirs: asPart(theirs)[key] };
    const at = [...path, key];
    if (LISTS.has(key) && Array.isArray(three.mine) && Array.isArray(three.theirs)) return compareLists(three, at);
    if (GROUPS.has(key) && isPart(three.mine) && isPart(three.theirs)) return compareParts(three, at);
    return compareValues(three, at);
  });
}

function compareLists({ base, mine, theirs }: Three, path: readonly Step[]): Difference[] {
  const [before, own, others] = [byName(base), byName(mine), byName(theirs)];
  const inBoth = [...own.keys()].filter((item) => others.has(item));
  const orders = {
    base: [...before.keys()].filter((item) => inBoth.includes(item)),
    mine: inBoth,
    theirs: [...others.keys()].filter((item) => inBoth.includes(item)),
  };
  const values = [...new Set([...own.keys(), ...others.keys()])].flatMap((item) => {
    const three = { base: before.get(item), mine: own.get(item), theirs: others.get(item) };
    const at = [...path, { item }];
    return isPart(three.mine) && isPart(three.theirs) ? compareParts(three, at) : compareValues(three, at);
  });
  return [...values, ...compareValues(orders, [...path, ORDER])];
}

function compareValues({ base, mine, theirs }: Three, path: readonly Step[]): Difference[] {
  if (isSame(mine, theirs)) return [];
  return [{ path, base, mine, theirs, isContested: !isSame(base, mine) && !isSame(base, theirs) }];
}

function put(value: unknown, [step, ...rest]: readonly Step[], next: unknown): unknown {
  if (step === undefined) return next;
  if (typeof step === 'string') {
    const { [step]: old, ...left } = asPart(value);
    const inner = put(old, rest, next);
    // A key keeps its place, and a new one comes last.
    return inner === undefined ? left : { ...asPart(value), [step]: inner };
  }
  const items = Array.isArray(value) ? (value as unknown[]) : [];
  const names = [...byName(items).keys()];
  if (step === ORDER) return sortBy(items, names, next as readonly string[]);
  const place = names.indexOf(step.item);
  const inner = put(items[place], rest, next);
  if (place < 0) return inner === undefined ? items : [...items, inner];
  return inner === undefined ? items.toSpliced(place, 1) : items.with(place, inner);
}

/** Items in an order of names; one that it does not know stays after the one that it followed. */
function sortBy(items: readonly unknown[], names: readonly string[], order: readonly string[]): unknown[] {
  const sorted = order.flatMap((name) => (names.includes(name) ? [name] : []));
  for (const [place, name] of names.entries())
    if (!sorted.includes(name)) sorted.splice(sorted.indexOf(names[place - 1] ?? '') + 1, 0, name);
  return sorted.map((name) => items[names.indexOf(name)]);
}

/** Items by what they are known by: id, code, score, or their place where that is taken. */
function byName(list: unknown): Map<string, unknown> {
  const named = new Map<string, unknown>();
  for (const [place, item] of (Array.isArray(list) ? (list as unknown[]) : []).entries()) {
    const { id, code, score } = asPart(item);
    const name = [id, code, score].map(asTyped).find(Boolean) ?? String(place);
    named.set(named.has(name) ? `${name} (${place + 1})` : name, item);
  }
  return named;
}

function isPart(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
