import {
  ANSWER_STATUSES,
  cellField,
  EMPTY_LIST,
  EVIDENCE_PARTS,
  isFigure,
  itemField,
  LISTED,
  OBSERVATION_STATUSES,
  splitField,
  NARRATIVE_TIERS,
  WRITTEN_TRANSLATIONS,
  type Code,
  type Commitment,
  type Indicator,
  type NarrativeTier,
  type Plan,
} from '@signatory/domain';
import { LANGUAGES, message, type MessageKey } from '@signatory/texts';

/** How a field is written and read: as a figure, a code on a list, a yes or no, a day, a currency, or free words. */
export type FieldKind =
  | { readonly kind: 'figure'; readonly indicator: Indicator }
  /** `unsaid`: the code of an answer that has no such field. */
  | { readonly kind: 'code'; readonly codes: readonly Choice[]; readonly unsaid?: string }
  | { readonly kind: 'boolean' | 'date' | 'currency' | 'text' };

type ChoiceKind = Extract<FieldKind, { kind: 'code' }>;

/** A code that may be written: what a plan calls it, or what the product does. */
export interface Choice {
  readonly code: string;
  readonly label?: Code['label'];
  readonly key?: MessageKey;
}

export const ANSWERS: ChoiceKind = {
  kind: 'code',
  codes: ANSWER_STATUSES.map((code) => ({ code, key: `workbook.answer.${code}` })),
};
export const OBSERVATIONS: ChoiceKind = {
  kind: 'code',
  codes: OBSERVATION_STATUSES.map((code) => ({ code, key: `observation.${code}` })),
};
const TRANSLATIONS: FieldKind = { kind: 'code', codes: WRITTEN_TRANSLATIONS.map((code) => ({ code })) };
const NARRATIVE: FieldKind = {
  kind: 'code',
  codes: NARRATIVE_TIERS.map((code) => ({ code, key: `entry.evidence.tier.${code}` })),
  unsaid: 'reviewers' satisfies NarrativeTier,
};
const NOTHING_LISTED: FieldKind = { kind: 'code', codes: [{ code: EMPTY_LIST, key: 'workbook.list.none' }] };
const ITEM_LISTED: FieldKind = { kind: 'code', codes: [{ code: LISTED, key: 'answer.yes' }] };
export const PUBLISHER_CLASSES: ChoiceKind = {
  kind: 'code',
  codes: (['official', 'international-organisation', 'media', 'civil-society'] as const).map((code) => ({
    code,
    key: `workbook.publisher.${code}`,
  })),
};

/** Every name that a code may be written by, in the languages of plan and product. */
export function namesOf({ code, label, key }: Choice): string[] {
  const said = key === undefined ? [] : LANGUAGES.map((language) => message(language, key));
  return [code, ...Object.values(label?.texts ?? {}).map(({ text }) => text), ...said];
}
const DAY: FieldKind = { kind: 'date' };
const WORDS: FieldKind = { kind: 'text' };

/** A cell of a disaggregation, as `numberOf` numbers it. */
export interface NumberedCell {
  readonly field: string;
  readonly number: number;
}

/** A cell's number among an indicator's cells alone, from its number among all fields of a form. */
export function cellNoOf({ number }: NumberedCell): number {
  return (number + 1) / 2;
}

const NO_CELLS: ReadonlyMap<string, NumberedCell> = new Map();

/** What the names of other fields begin with. */
const OTHER_HEADS: ReadonlySet<string> = new Set([
  'status',
  'reason',
  'value',
  'observation',
  'currency',
  'vintage',
  'translation',
  'narrative',
  'narrativeTier',
  'cells',
  'items',
  'evidence',
]);

/** An indicator with the commitment that it measures. */
export interface PlacedIndicator {
  readonly indicator: Indicator;
  readonly commitment: Commitment;
  readonly place: number;
}

/** What a plan asks, as fields: which there are, and how each is written. */
export class Form {
  readonly indicators: ReadonlyMap<string, PlacedIndicator>;
  private readonly lists: ReadonlyMap<
    string,
    { readonly codes: readonly Code[]; readonly at: ReadonlyMap<string, number> }
  >;

  /** By the disaggregations of an indicator: its cells by each name that a row may call them. */
  private readonly cells = new Map<string, ReadonlyMap<string, NumberedCell>>();

  constructor(readonly plan: Plan) {
    const placed = plan.commitments.flatMap((commitment) =>
      commitment.indicators.map((indicator) => ({ indicator, commitment })),
    );
    this.indicators = new Map(placed.map((each, place) => [each.indicator.code, { ...each, place }]));
    this.lists = new Map(
      [...plan.disaggregations, ...plan.lists].map(({ code, codes }) => [
        code,
        { codes, at: new Map(codes.map((each, at) => [each.code, at])) },
      ]),
    );
  }

  /** The codes of a disaggregation, or of the closed list of a `list` indicator; empty where the plan leaves it open. */
  codesOf(list: string | undefined): readonly Code[] {
    return (list === undefined ? undefined : this.lists.get(list)?.codes) ?? [];
  }

  /** The fields that a form has for an indicator, whoever answers; narrative and evidence come beside. */
  *fieldsFor(indicator: Indicator): Generator<string> {
    yield headField(indicator);
    if (isFigure(indicator.type)) yield 'observation';
    if (indicator.type === 'amount') yield 'currency';
    if (isFigure(indicator.type)) yield 'vintage';
    for (const list of indicator.by) for (const { code } of this.codesOf(list)) yield cellField(`${list}.${code}`);
    if (indicator.type === 'list')
      for (const { code } of this.codesOf(indicator.items?.key)) {
        yield itemField(code);
        for (const field of indicator.items?.fields ?? []) yield itemField(code, field);
      }
  }

  /** The same by each name that a row may call them. */
  *namesFor(indicator: Indicator): Generator<string> {
    for (const field of this.fieldsFor(indicator)) {
      yield field;
      yield field.replace(/^(cells|items)\./, '');
    }
  }

  /** How a field is written; null where the indicator has no such field. */
  kindOf(indicator: Indicator, field: string): FieldKind | null {
    const [head, first = '', second, third] = splitField(field);
    switch (head) {
      case 'status':
        return first === '' ? ANSWERS : null;
      case 'reason':
        return first === '' ? WORDS : null;
      case 'value':
        return first === '' ? valueKind(indicator) : null;
      case 'observation':
        return first === '' && isFigure(indicator.type) ? OBSERVATIONS : null;
      case 'currency':
        return first === '' && indicator.type === 'amount' ? { kind: 'currency' } : null;
      case 'vintage':
        return first === '' && isFigure(indicator.type) ? DAY : null;
      case 'translation':
        return first === '' ? TRANSLATIONS : null;
      case 'narrativeTier':
        return first === '' ? NARRATIVE : null;
      case 'narrative':
        return /^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$/.test(first) && second === undefined ? WORDS : null;
      case 'cells':
        if (!isFigure(indicator.type) || !indicator.by.includes(first)) return null;
        if (this.lists.get(first)?.at.get(second ?? '') === undefined) return null;
        return third === undefined ? { kind: 'figure', indicator } : third === 'status' ? OBSERVATIONS : null;
      case 'items':
        return this.itemKind(indicator, first, second, third);
      case 'evidence':
        return third === undefined && first !== '' ? evidenceKind(second) : null;
      default:
        return null;
    }
  }

  /** A number for each field of a form, small and dense; null for those that a form does not number. */
  numberOf(indicator: Indicator, field: string): number | null {
    if (field === 'value') return 0;
    const [head, list = '', code = '', status] = splitField(field);
    if (head !== 'cells') return null;
    let offset = 1;
    for (const each of indicator.by) {
      if (each === list) {
        const at = this.lists.get(list)?.at.get(code);
        return at === undefined ? null : offset + at * 2 + (status === undefined ? 0 : 1);
      }
      offset += this.codesOf(each).length * 2;
    }
    return null;
  }

  /** The cell that a row calls `cells.sex.female` or `sex.female`; undefined where it means something else. */
  cellOf(indicator: Indicator, written: string): NumberedCell | undefined {
    return this.cellsOf(indicator).get(written);
  }

  /** An indicator's cells by every name that a row may call them; shared by indicators of the same disaggregations. */
  cellsOf({ by, type }: Indicator): ReadonlyMap<string, NumberedCell> {
    if (by.length === 0 || !isFigure(type)) return NO_CELLS;
    const key = by.length === 1 ? (by[0] ?? '') : by.join(' ');
    let cells = this.cells.get(key);
    if (!cells) this.cells.set(key, (cells = this.numberCells(by)));
    return cells;
  }

  private numberCells(by: readonly string[]): Map<string, NumberedCell> {
    const cells = new Map<string, NumberedCell>();
    let offset = 1;
    for (const list of by) {
      const codes = this.codesOf(list);
      for (const [at, { code }] of codes.entries()) {
        const cell = { field: cellField(`${list}.${code}`), number: offset + at * 2 };
        cells.set(cell.field, cell);
        // The short name is a cell's only where no other field has it.
        if (!OTHER_HEADS.has(list)) cells.set(cell.field.slice('cells.'.length), cell);
      }
      offset += codes.length * 2;
    }
    return cells;
  }

  private itemKind(indicator: Indicator, key: string, field?: string, rest?: string): FieldKind | null {
    if (indicator.type !== 'list' || rest !== undefined) return null;
    if (key === '') return NOTHING_LISTED;
    // Whether the key is on the closed list is for the rules to say: it may have been on it when it was written.
    if (field === undefined) return ITEM_LISTED;
    const fields = indicator.items?.fields ?? [];
    if (fields.length > 0 && !fields.includes(field)) return null;
    return field === 'date' ? DAY : WORDS;
  }
}

/** The field that stands for the whole answer, beside which its status and reason are written. */
export function headField(indicator: Indicator): 'items' | 'value' {
  return indicator.type === 'list' ? 'items' : 'value';
}

function valueKind(indicator: Indicator): FieldKind | null {
  if (isFigure(indicator.type)) return { kind: 'figure', indicator };
  switch (indicator.type) {
    case 'boolean':
      return { kind: 'boolean' };
    case 'choice':
      return { kind: 'code', codes: indicator.codes ?? [] };
    case 'date':
      return DAY;
    case 'list':
      return null;
    default:
      return WORDS;
  }
}

function evidenceKind(part: string | undefined): FieldKind | null {
  if (part === 'publisherClass') return PUBLISHER_CLASSES;
  if (part === 'happened' || part === 'published' || part === 'accessed') return DAY;
  return (EVIDENCE_PARTS as readonly (string | undefined)[]).includes(part) ? WORDS : null;
}
