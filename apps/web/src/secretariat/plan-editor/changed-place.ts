import type { MigrationView } from '@signatory/contract';
import { SCORE_SIGNS } from '@signatory/texts';
import type { Field } from './field.js';
import { FIELDS } from './fields.js';
import type { ItemKind } from './outline.js';

type Changed = MigrationView['changes'][number]['item'];

/** A place of a plan as its forms call it, from the item on that was changed. */
export interface ChangedPlace {
  /** What it is in within that item, such as a rule; null for the item itself. */
  readonly within: { readonly kind: ItemKind; readonly code: string } | null;
  /** Null where the order of a whole list changed, or where no form has the place. */
  readonly field: Field | null;
  /** What of the field: a code, or the place in a list. As the plan file has it where no form does. */
  readonly part: string;
  /** The language of the words; null where it is none. */
  readonly language: string | null;
  readonly isOrder: boolean;
}

/** The keys of lists and groups, each with the kind of what is in it by its code. */
const LISTS: Readonly<Record<Changed, Readonly<Record<string, ItemKind>>>> = {
  plan: {
    pillars: 'pillar',
    commitments: 'commitment',
    members: 'member',
    conflictGroups: 'conflictGroup',
    mirrors: 'mirror',
    sources: 'source',
    deskSources: 'deskSource',
    disaggregations: 'codeList',
    lists: 'codeList',
  },
  commitment: { indicators: 'indicator', rules: 'rule' },
  indicator: {},
};

/** What a plan says that stands in no form of an item. */
const OTHERS: Readonly<Record<Changed, readonly Field[]>> = {
  plan: [],
  commitment: [
    { place: 'applies', label: 'decisions.heading', control: { is: 'texts' } },
    { place: 'lists', label: 'planEdit.kind.lists', control: { is: 'line' } },
  ],
  // Another commitment's from the newer version on.
  indicator: [{ place: 'commitment', label: 'term.commitment', control: { is: 'line' } }],
};

/** The kinds of fields whose values are words by language. */
const IN_WORDS: readonly Field['control']['is'][] = ['words', 'texts', 'codes'];
/** Steps of a plan file that say nothing beside its words: whose they are told from, and what is said of a member. */
const SILENT = ['text', 'variant', 'not-asked'];

/** What forms call a place that a comparison of versions names: `definition.en`, `rules.I1-R1.test`, `method.replyDays`. */
export function changedPlace(item: Changed, path: string): ChangedPlace {
  const steps = path.split('.');
  const [first = '', ...rest] = steps;
  const kind = LISTS[item][first];
  if (kind) return inList(kind, path, rest);
  if (item === 'plan' && (first === 'method' || first === 'codebook'))
    return { ...inFields(FIELDS[first], rest, path), within: { kind: first, code: '' } };
  if (item === 'commitment' && first === 'guideline') return inGuideline(rest, path);
  return inFields([...FIELDS[item], ...OTHERS[item]], steps, path);
}

function inList(kind: ItemKind, path: string, steps: readonly string[]): ChangedPlace {
  if (steps.length === 0) return { ...unknown(''), within: { kind: groupOf(path, kind), code: '' }, isOrder: true };
  // A code may have points of its own.
  for (let length = 1; length < steps.length; length += 1) {
    const found = inFields(FIELDS[kind], steps.slice(length), path);
    if (found.field) return { ...found, within: { kind, code: steps.slice(0, length).join('.') } };
  }
  return { ...unknown(steps.slice(1).join('.')), within: { kind, code: steps[0] ?? '' } };
}

/** The list itself, where it has a name; rules and pillars are told by what they are. */
function groupOf(name: string, kind: ItemKind): ItemKind {
  return name in FIELDS ? (name as ItemKind) : kind;
}

/** A level is told by its place in the guideline: two may have the same score. */
function inGuideline([first = '', ...rest]: readonly string[], path: string): ChangedPlace {
  if (first === 'countervailing')
    return { ...inFields(FIELDS.clause, rest, path), within: { kind: 'clause', code: SCORE_SIGNS['-1'] } };
  const [place = '', ...steps] = rest;
  return { ...inFields(FIELDS.clause, steps, path), within: { kind: 'clause', code: place } };
}

function inFields(fields: readonly Field[], steps: readonly string[], path: string): ChangedPlace {
  const at = `${steps.join('/')}/`;
  const field = fields.find(({ place }) => place !== '' && at.startsWith(`${place}/`));
  if (!field) return unknown(path);
  const inField = steps.slice(field.place.split('/').length);
  const isOrder = field.control.is === 'codes' && inField.length === 0;
  const said = inField.filter((step) => !SILENT.includes(step));
  const last = said.at(-1) ?? '';
  // A code alone, before its labels, is no language.
  const hasLanguage = IN_WORDS.includes(field.control.is) && said.length >= (field.control.is === 'words' ? 1 : 2);
  const language = hasLanguage && /^[a-z]{2,3}(-\w+)*$/.test(last) ? last : null;
  const part = (language === null ? said : said.slice(0, -1)).join('.');
  return { within: null, field, part, language, isOrder };
}

function unknown(part: string): ChangedPlace {
  return { within: null, field: null, part, language: null, isOrder: false };
}

/** The kinds of fields whose values are read word by word. */
const RUNNING: readonly Field['control']['is'][] = [...IN_WORDS, 'expression', 'by', 'members'];

/** Whether a value is told whole, before and after: a date, a number or a choice, of which no part means anything alone. */
export function isToldWhole({ field, isOrder }: ChangedPlace, before: string | null, after: string | null): boolean {
  if (isOrder || (field && RUNNING.includes(field.control.is))) return false;
  return field?.control.is === 'choice' || ![before, after].some((value) => value !== null && /\s/.test(value));
}
