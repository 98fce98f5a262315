import type { PlanDocument } from '@signatory/contract';
import { SCORE_SIGNS } from '@signatory/texts';
import { asList, asPart, asTyped, isWithin, readAt, within, type Pointer } from './document.js';

/** Parts of a plan that are lists of items, with the kind of those. */
const LISTS = {
  members: 'member',
  conflictGroups: 'conflictGroup',
  mirrors: 'mirror',
  sources: 'source',
  deskSources: 'deskSource',
} as const;
type ListKind = keyof typeof LISTS;

export type ItemKind =
  | 'plan'
  | 'pillar'
  | 'commitment'
  | 'indicator'
  | 'rule'
  | 'clause'
  | 'disaggregations'
  | 'lists'
  | 'codeList'
  | 'method'
  | 'codebook'
  | ListKind
  | (typeof LISTS)[ListKind];

/** An item of a plan that has a form of its own. */
export interface OutlineItem {
  readonly kind: ItemKind;
  readonly pointer: Pointer;
  /** As the plan numbers it; empty where it has no code. */
  readonly code: string;
  /** The text that it is known by, as the document has it. */
  readonly words: unknown;
  readonly inner: readonly OutlineItem[];
}

/** A plan's document as its tree: the plan itself, its pillars with what is in them, then what all of them stand on. */
export function outlineOf(document: PlanDocument): OutlineItem[] {
  const commitments = asList(document['commitments']).map((value, place) => ({
    item: commitmentOf(value, within('/commitments', place)),
    pillar: asTyped(asPart(value)['pillar']),
  }));
  const pillars = asList(document['pillars']).map((value, place): OutlineItem => {
    const { code, name } = asPart(value);
    const own = commitments.filter(({ pillar }) => pillar === asTyped(code)).map(({ item }) => item);
    return itemOf('pillar', within('/pillars', place), { code, words: name, inner: own });
  });
  const codes = new Set(pillars.map(({ code }) => code));
  return [
    itemOf('plan', '', { words: document['title'] }),
    itemsOf('members', document),
    itemsOf('conflictGroups', document),
    ...pillars,
    ...commitments.filter(({ pillar }) => !codes.has(pillar)).map(({ item }) => item),
    listsOf('disaggregations', document['disaggregations']),
    listsOf('lists', document['lists']),
    itemsOf('mirrors', document),
    itemOf('method', '/method', {}),
    itemOf('codebook', '/codebook', {}),
    itemsOf('sources', document),
    itemsOf('deskSources', document),
  ];
}

/** Every item with what is in it, in the order of the tree. */
export function flatten(items: readonly OutlineItem[]): OutlineItem[] {
  return items.flatMap((item) => [item, ...flatten(item.inner)]);
}

/** The item that a place is in: the innermost that has a form. */
export function itemAt(outline: readonly OutlineItem[], pointer: Pointer): OutlineItem | undefined {
  return flatten(outline)
    .filter((item) => isWithin(pointer, item.pointer))
    .sort((a, b) => b.pointer.length - a.pointer.length)[0];
}

/** An item's neighbours in the tree, of its own kind: those that it can change places with. */
export function neighboursOf(
  outline: readonly OutlineItem[],
  { pointer, kind }: OutlineItem,
): { readonly before?: OutlineItem; readonly after?: OutlineItem } {
  const level = levelsOf(outline).find((items) => items.some((item) => item.pointer === pointer)) ?? [];
  const same = level.filter((item) => item.kind === kind && listOf(item) === listOf({ pointer }));
  const place = same.findIndex((item) => item.pointer === pointer);
  const [before, after] = [same[place - 1], same[place + 1]];
  return { ...(before && { before }), ...(after && { after }) };
}

/** Items that begin empty, as the document has them; empty texts are in the plan's own language. */
export function emptyItem(kind: ItemKind, document: PlanDocument, owner: OutlineItem): unknown {
  const words = { [Object.keys(asPart(document['title']))[0] ?? 'en']: '' };
  switch (kind) {
    case 'pillar':
      return { code: '', name: words };
    case 'commitment':
      return {
        code: '',
        ...(owner.kind === 'pillar' && { pillar: owner.code }),
        title: words,
        text: words,
        provenance: { kind: 'paraphrase', source: '' },
        indicators: [],
      };
    case 'indicator':
      return { code: '', role: 'context', type: 'count', question: words };
    case 'rule': {
      const on = asPart(asList(readAt(document, `${owner.pointer}/indicators`))[0])['code'];
      return { code: '', severity: 'WARNING', on: asTyped(on), test: '', message: words };
    }
    case 'clause':
      return { score: 0, if: '', words };
    case 'member':
      return { code: '', name: words };
    case 'conflictGroup':
      return { code: '', members: [] };
    case 'mirror':
      return { code: '', sent: '', received: '', partners: '' };
    case 'source':
    case 'deskSource':
      return { code: '', title: '', publisher: '' };
    default:
      return { name: words, codes: {} };
  }
}

function commitmentOf(value: unknown, pointer: Pointer): OutlineItem {
  const { code, title, text, indicators, rules, guideline } = asPart(value);
  const { countervailing, levels } = asPart(guideline);
  const at = `${pointer}/guideline`;
  return itemOf('commitment', pointer, {
    code,
    words: title ?? text,
    inner: [
      ...asList(indicators).map((each, place) => {
        const { code: own, question } = asPart(each);
        return itemOf('indicator', within(`${pointer}/indicators`, place), { code: own, words: question });
      }),
      ...asList(rules).map((each, place) => {
        const { code: own, message } = asPart(each);
        return itemOf('rule', within(`${pointer}/rules`, place), { code: own, words: message });
      }),
      ...(countervailing === undefined ? [] : [clauseOf(countervailing, `${at}/countervailing`)]),
      ...asList(levels).map((each, place) => clauseOf(each, within(`${at}/levels`, place))),
    ],
  });
}

function clauseOf(value: unknown, pointer: Pointer): OutlineItem {
  const { score, words } = asPart(value);
  const sign = SCORE_SIGNS[asTyped(score)] ?? '';
  return itemOf('clause', pointer, { code: sign, words });
}

function itemsOf(kind: ListKind, document: PlanDocument): OutlineItem {
  const [original = 'en'] = Object.keys(asPart(document['title']));
  const inner = asList(document[kind]).map((value, place) => {
    const { code, name, title } = asPart(value);
    // A source's title is in the language of its document; it is shown as the plan's own.
    const words = name ?? (typeof title === 'string' && title !== '' ? { [original]: title } : undefined);
    return itemOf(LISTS[kind], within(`/${kind}`, place), { code, words });
  });
  return itemOf(kind, `/${kind}`, { inner });
}

function listsOf(kind: 'disaggregations' | 'lists', value: unknown): OutlineItem {
  const inner = Object.entries(asPart(value)).map(([code, list]) =>
    itemOf('codeList', within(`/${kind}`, code), { code, words: asPart(list)['name'] }),
  );
  return itemOf(kind, `/${kind}`, { inner });
}

function itemOf(
  kind: ItemKind,
  pointer: Pointer,
  { code, words, inner = [] }: { code?: unknown; words?: unknown; inner?: readonly OutlineItem[] },
): OutlineItem {
  return { kind, pointer, code: asTyped(code), words, inner };
}

function levelsOf(items: readonly OutlineItem[]): (readonly OutlineItem[])[] {
  return [items, ...items.flatMap(({ inner }) => levelsOf(inner))];
}

/** The list that an item stands in: a clause that is decided first is in none. */
function listOf({ pointer }: Pick<OutlineItem, 'pointer'>): Pointer {
  return pointer.slice(0, pointer.lastIndexOf('/'));
}
