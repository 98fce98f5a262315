import { clip, faultWords, type FaultWords } from '../faults/fault-words.js';
import { isFigure, type Indicator } from '../plan/indicator.js';
import type { LocalText } from '../text.js';
import { NARRATIVE_TIERS, type NarrativeTier } from './evidence-tier.js';
import {
  ANSWER_STATUSES,
  OBSERVATION_STATUSES,
  type Answer,
  type AnswerStatus,
  type Cell,
  type Entry,
  type Evidence,
  type ListItem,
  type ObservationStatus,
} from './report.js';
import { WRITTEN_TRANSLATIONS, type WrittenTranslation } from './translation.js';

/** What stands in a file where an answer is to be emptied. A blank changes nothing. */
export const CLEARING_MARK = '[clear]';

/** The text of `items` where a list is answered with nothing on it. */
export const EMPTY_LIST = 'none';

/** The text of `items.<key>` for an item that says no more than that it is there. */
export const LISTED = 'yes';

/** The parts of a piece of evidence that have a field each, in the order of a form. */
export const EVIDENCE_PARTS = [
  'title',
  'publisher',
  'publisherClass',
  'url',
  'file',
  'happened',
  'published',
  'accessed',
  'page',
  'quote',
  'item',
  'tier',
] as const satisfies readonly (keyof Evidence)[];
export type EvidencePart = (typeof EVIDENCE_PARTS)[number];

export interface FieldFault {
  readonly field: string;
  readonly words: FaultWords;
}

export type ReadAnswerFields =
  | { readonly ok: true; /** Null where no field says anything: not answered yet. */ readonly answer: Entry | null }
  | { readonly ok: false; readonly faults: readonly FieldFault[] };

/** One field that is not the same in two answers; a side without it has none. */
export interface FieldDifference {
  readonly field: string;
  readonly before?: string;
  readonly after?: string;
}

/**
 * An answer as a flat map from named fields to texts, in the order of a form. This is the one shape in which answers
 * are compared, merged, exported and imported:
 * `status` · `reason` · `value` · `observation` · `currency` · `vintage` · `narrative.<language>` (the original first) ·
 * `translation` · `narrativeTier` ·
 * `cells.<disaggregation>.<code>` and its `.status` · `items` (`none`) · `items.<key>` (`yes`) ·
 * `items.<key>.<field>` · `evidence.<id>.<part>`, where a piece without an id is `new-1`, `new-2`, ….
 * A text that is empty says nothing and has no field. A point inside a name is written `~1`, a tilde `~0`.
 */
export function fieldsOf(answer: Entry | null): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  const set = (field: string, text: string | null | undefined): void => {
    if (text != null && text !== '') fields.set(field, text);
  };
  if (!answer) return fields;
  set('status', answer.status);
  set('reason', answer.reason);
  if (typeof answer.value === 'string' || typeof answer.value === 'boolean') set('value', String(answer.value));
  set('observation', answer.observation);
  set('currency', answer.currency);
  set('vintage', answer.vintage);
  for (const [language, text] of wordingsOf(answer.narrative)) set(`narrative.${language}`, text);
  set('translation', answer.translation);
  set('narrativeTier', answer.narrativeTier);
  for (const [name, { value, status }] of Object.entries(answer.cells ?? {})) {
    set(cellField(name), value);
    set(`${cellField(name)}.status`, status);
  }
  if (Array.isArray(answer.value)) setItems(answer.value as readonly ListItem[], set);
  let fresh = 0;
  for (const piece of answer.evidence) {
    const id = piece.id ?? `new-${(fresh += 1)}`;
    for (const part of EVIDENCE_PARTS) set(evidenceField(id, part), piece[part]);
  }
  return fields;
}

/** `sex.female` → `cells.sex.female`. */
export function cellField(name: string): string {
  const cut = name.indexOf('.');
  return cut < 0
    ? `cells.${escapeName(name)}`
    : `cells.${escapeName(name.slice(0, cut))}.${escapeName(name.slice(cut + 1))}`;
}

/** The field of a list's item, or of one of the item's own fields. */
export function itemField(key: string, field?: string): string {
  return `items.${escapeName(key)}${field === undefined ? '' : `.${escapeName(field)}`}`;
}

export function evidenceField(id: string, part: EvidencePart): string {
  return `evidence.${escapeName(id)}.${part}`;
}

/** A field's name in its parts, unescaped. */
export function splitField(field: string): string[] {
  const parts = field.split('.');
  // Hardly a name has one, and a million fields are split.
  if (!field.includes('~')) return parts;
  return parts.map((part) => part.replaceAll('~1', '.').replaceAll('~0', '~'));
}

/** Fields whose texts differ, in the order of `after`, then what only `before` has. */
export function differenceOf(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): FieldDifference[] {
  const changed = [...after]
    .filter(([field, text]) => before.get(field) !== text)
    .map(([field, text]): FieldDifference => {
      const old = before.get(field);
      return old === undefined ? { field, after: text } : { field, before: old, after: text };
    });
  const gone = [...before]
    .filter(([field]) => !after.has(field))
    .map(([field, text]): FieldDifference => ({ field, before: text }));
  return [...changed, ...gone];
}

/**
 * The answer that some fields make, whatever their order; `answerOf(fieldsOf(a), …)` is `a`. Values stand as they were
 * written: whether they fit their indicator is judged by its rules. Gives every fault at once.
 */
export function answerOf(fields: ReadonlyMap<string, string>, { type }: Pick<Indicator, 'type'>): ReadAnswerFields {
  const draft = new Draft(type);
  for (const [field, text] of fields) if (text !== '') draft.add(field, text);
  return draft.faults.length > 0 ? { ok: false, faults: draft.faults } : { ok: true, answer: draft.finish() };
}

/** What fields have said of one answer so far. */
class Draft {
  readonly faults: FieldFault[] = [];
  private said = false;
  private status: AnswerStatus | undefined;
  private observation: ObservationStatus | undefined;
  private value: string | undefined;
  private empty = false;
  private translation: WrittenTranslation | undefined;
  private narrativeTier: NarrativeTier | undefined;
  private readonly plain: { reason?: string; currency?: string; vintage?: string } = {};
  private readonly narrative = new Map<string, string>();
  private readonly cells = new Map<string, { value: string | null; status: ObservationStatus | undefined }>();
  private readonly items = new Map<string, Record<string, string>>();
  private readonly evidence = new Map<string, Partial<Record<EvidencePart, string>>>();

  constructor(private readonly type: Indicator['type']) {}

  add(field: string, text: string): void {
    this.said = true;
    const [head = '', ...rest] = splitField(field);
    const [first = '', second, third] = rest;
    if (head === 'narrative' && rest.length === 1) return this.addNarrative(field, first, text);
    if (head === 'cells' && rest.length >= 2) return this.addCell(field, rest, text);
    if (head === 'items' && rest.length <= 2) return this.addItem(field, rest, text);
    if (head === 'evidence' && rest.length === 2 && third === undefined) {
      if (!isPart(second))
        return this.fault(field, faultWords('answer.evidence-part', { parts: EVIDENCE_PARTS.join(', ') }));
      this.evidence.set(first, { ...this.evidence.get(first), [second]: text });
      return;
    }
    if (rest.length > 0) return this.unknown(field);
    if (head === 'value') this.value = text;
    else if (head === 'reason' || head === 'currency' || head === 'vintage') this.plain[head] = text;
    else if (head === 'status') this.status = this.choose(field, text, ANSWER_STATUSES);
    else if (head === 'translation') this.translation = this.choose(field, text, WRITTEN_TRANSLATIONS);
    else if (head === 'narrativeTier') this.narrativeTier = this.choose(field, text, NARRATIVE_TIERS);
    else if (head === 'observation') this.observation = this.choose(field, text, OBSERVATION_STATUSES);
    else this.unknown(field);
  }

  finish(): Entry | null {
    if (!this.said) return null;
    const { observation, narrative, cells, translation, narrativeTier } = this;
    const [original] = narrative.keys();
    return {
      status: this.status ?? 'answered',
      value: this.answer(),
      evidence: [...this.evidence].map(([id, parts]) => ({
        ...(/^new-\d+$/.test(id) ? {} : { id }),
        title: '',
        ...(parts as Partial<Evidence>),
      })),
      ...this.plain,
      ...(observation ? { observation } : {}),
      ...(translation ? { translation } : {}),
      ...(narrativeTier ? { narrativeTier } : {}),
      ...(cells.size > 0 ? { cells: Object.fromEntries([...cells].map(finishCell)) } : {}),
      ...(original === undefined
        ? {}
        : {
            narrative: {
              original,
              texts: Object.fromEntries([...narrative].map(([language, text]) => [language, { text }])),
            },
          }),
    };
  }

  private answer(): Answer | null {
    if (this.items.size > 0 || this.empty) return [...this.items].map(([key, fields]) => ({ key, fields }));
    if (this.value === undefined) return null;
    // Whatever else a text says where a yes or no is asked, its rule names it.
    return this.type === 'boolean' && (this.value === 'true' || this.value === 'false')
      ? this.value === 'true'
      : this.value;
  }

  private addNarrative(field: string, language: string, text: string): void {
    if (!/^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$/.test(language))
      return this.fault(field, faultWords('answer.language', { language: clip(language) }));
    this.narrative.set(language, text);
  }

  private addCell(field: string, [list = '', code = '', status, ...more]: readonly string[], text: string): void {
    if (more.length > 0 || (status !== undefined && status !== 'status')) return this.unknown(field);
    if (!isFigure(this.type)) return this.fault(field, faultWords('answer.cells-of-figures'));
    const cell = this.cells.get(`${list}.${code}`) ?? { value: null, status: undefined };
    if (status === undefined) cell.value = text;
    else cell.status = this.choose(field, text, OBSERVATION_STATUSES);
    this.cells.set(`${list}.${code}`, cell);
  }

  private addItem(field: string, [key, part]: readonly (string | undefined)[], text: string): void {
    if (this.type !== 'list') return this.fault(field, faultWords('answer.items-of-lists'));
    if (key === undefined) this.empty = this.choose(field, text, [EMPTY_LIST]) === EMPTY_LIST;
    else if (part === undefined && this.choose(field, text, [LISTED]) === undefined) return;
    else this.items.set(key, { ...this.items.get(key), ...(part === undefined ? {} : { [part]: text }) });
  }

  private choose<const T extends string>(field: string, text: string, values: readonly T[]): T | undefined {
    const found = values.find((value) => value === text);
    if (found === undefined)
      this.fault(field, faultWords('answer.choice', { value: clip(text), choices: values.join(', ') }));
    return found;
  }

  private unknown(field: string): void {
    this.fault(field, faultWords('answer.no-field', { field: clip(field, 80) }));
  }

  private fault(field: string, words: FaultWords): void {
    this.faults.push({ field, words });
  }
}

function finishCell([name, { value, status }]: [
  string,
  { value: string | null; status: ObservationStatus | undefined },
]): [string, Cell] {
  return [name, { value, status: status ?? (value === null ? 'missing' : 'normal') }];
}

function setItems(items: readonly ListItem[], set: (field: string, text: string) => void): void {
  if (items.length === 0) set('items', EMPTY_LIST);
  for (const { key, fields } of items) {
    const said = Object.entries(fields).filter(([, text]) => text !== '');
    if (said.length === 0) set(itemField(key), LISTED);
    for (const [field, text] of said) set(itemField(key, field), text);
  }
}

function wordingsOf(narrative: LocalText | undefined): [string, string][] {
  if (!narrative) return [];
  const { original, texts } = narrative;
  const languages = [original, ...Object.keys(texts).filter((language) => language !== original)];
  return languages.map((language) => [language, texts[language]?.text ?? '']);
}

function isPart(part: string | undefined): part is EvidencePart {
  return (EVIDENCE_PARTS as readonly (string | undefined)[]).includes(part);
}

function escapeName(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('.', '~1');
}
