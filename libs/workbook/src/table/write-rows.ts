import {
  chooseText,
  fieldsOf,
  splitField,
  type CodeList,
  type Commitment,
  type EvidencePart,
  type Indicator,
  type LocalText,
  type Plan,
} from '@signatory/domain';
import { itemFieldLabel, message } from '@signatory/texts';
import type { ReportFileOptions, ReportSource } from '../report-file.js';
import { Form, headField, type FieldKind, type PlacedIndicator } from './form.js';

/** One row of a table: a field, with what stands beside it. */
export interface FieldRow {
  readonly commitment: Commitment;
  readonly indicator: Indicator;
  readonly field: string;
  readonly kind: FieldKind;
  /** True for the row of the answer itself, which has its status and reason beside. */
  readonly head: boolean;
  readonly value: string;
  readonly status: string;
  readonly reason: string;
  readonly previous: string;
  readonly version: number;
}

/**
 * The rows of a report, in the plan's order; each indicator has a row for every field of its form, and for what was answered
 * beside. Its evidence, which has rows of its own, is put into `pieces`.
 */
export async function* rowsOf(
  report: ReportSource,
  plan: Plan,
  options: ReportFileOptions,
  pieces: PieceRow[],
): AsyncGenerator<FieldRow> {
  const form = new Form(plan);
  const placed = [...indicatorsIn(form, options)];
  let at = 0;
  for await (const { entry, before: earlier, version } of report.answers(placed.map(({ indicator }) => indicator))) {
    const { indicator, commitment } = placed[at] ?? missing(at);
    at += 1;
    const fields = fieldsOf(entry);
    const before = fieldsOf(earlier);
    pieces.push(...piecesOf(indicator, fields, version));
    for (const field of fieldsToWrite(form, indicator, fields, options)) {
      const kind = form.kindOf(indicator, field);
      if (!kind) continue;
      const head = field === headField(indicator);
      yield {
        commitment,
        indicator,
        field,
        kind,
        head,
        value: fields.get(field) ?? '',
        status: fields.get(head ? 'status' : `${field}.status`) ?? '',
        reason: head ? (fields.get('reason') ?? '') : '',
        previous: before.get(field) ?? '',
        version,
      };
    }
  }
}

/** What a row is called beside its indicator, in the reader's language. */
export function labelOf(
  { indicator, field }: Pick<FieldRow, 'indicator' | 'field'>,
  plan: Plan,
  language: string,
): string {
  const [head, first = '', second] = splitField(field);
  const code = (list: string | undefined, of: string): string => {
    const found =
      plan.disaggregations.find((each) => each.code === list) ?? plan.lists.find((each) => each.code === list);
    const label = found && labelsOf(found).get(of);
    return label ? chooseText(label, language).text || of : of;
  };
  if (head === 'cells') return code(first, second ?? '');
  if (isNamed(head)) return message(language, `workbook.row.${head}`);
  if (head === 'narrative') return message(language, 'workbook.row.narrative', { language: first });
  if (head === 'items' && first !== '') {
    const field = second && chooseText(itemFieldLabel(indicator.items ?? {}, second), language).text;
    return [code(indicator.items?.key, first), field].filter(Boolean).join(message(language, 'join.comma'));
  }
  return '';
}

const NAMED = ['observation', 'currency', 'vintage', 'translation', 'narrativeTier'] as const;

function isNamed(head: string | undefined): head is (typeof NAMED)[number] {
  return (NAMED as readonly (string | undefined)[]).includes(head);
}

function* fieldsToWrite(
  form: Form,
  indicator: Indicator,
  fields: ReadonlyMap<string, string>,
  { language, languages = [] }: ReportFileOptions,
): Generator<string> {
  if (indicator.calculated) {
    // Nobody fills it in: what was worked out, and no field that waits for an answer.
    for (const field of form.fieldsFor(indicator)) if (field === headField(indicator) || fields.has(field)) yield field;
    return;
  }
  const written = new Set<string>();
  const fresh = (field: string): boolean => !written.has(field) && !!written.add(field);
  for (const field of form.fieldsFor(indicator)) if (fresh(field)) yield field;
  const rest = [...fields.keys()].filter((field) => !ridesAlong(field) && !field.startsWith('evidence.'));
  for (const field of rest) if (fresh(field)) yield field;
  for (const each of [language, ...languages]) if (fresh(`narrative.${each}`)) yield `narrative.${each}`;
  const isTold = [...fields.keys()].some((field) => field.startsWith('narrative.'));
  if (isTold && fresh('narrativeTier')) yield 'narrativeTier';
}

/** A piece of evidence of a report, or an empty one where the indicator demands more. */
export interface PieceRow {
  readonly indicator: Indicator;
  readonly id: string;
  readonly parts: ReadonlyMap<EvidencePart, string>;
  readonly version: number;
}

function piecesOf(indicator: Indicator, fields: ReadonlyMap<string, string>, version: number): PieceRow[] {
  const pieces = new Map<string, Map<EvidencePart, string>>();
  for (const [field, text] of fields) {
    if (!field.startsWith('evidence.')) continue;
    const [, id = '', part] = splitField(field);
    pieces.set(id, (pieces.get(id) ?? new Map<EvidencePart, string>()).set(part as EvidencePart, text));
  }
  const found = pieces.size;
  for (let more = found + 1; more <= indicator.evidence.min; more += 1) pieces.set(`new-${more}`, new Map());
  return [...pieces].map(([id, parts]) => ({ indicator, id, parts, version }));
}

/** What a report file is about: what a member answers, and of that what is asked of its sender. */
function* indicatorsIn(form: Form, { indicators }: ReportFileOptions): Generator<PlacedIndicator> {
  const wanted = indicators && new Set(indicators);
  for (const placed of form.indicators.values())
    if (!placed.indicator.assessor && (!wanted || wanted.has(placed.indicator.code))) yield placed;
}

/** Written in a column beside the answer, not in a row. */
function ridesAlong(field: string): boolean {
  return field === 'status' || field === 'reason' || /^cells\..*\.status$/.test(field);
}

function missing(at: number): never {
  throw new RangeError(`There is an answer more than indicators: ${at + 1}.`);
}

const known = new WeakMap<CodeList, ReadonlyMap<string, LocalText>>();

/** The labels of a list's codes: a list may have thousands, and each row looks for one. */
function labelsOf(list: CodeList): ReadonlyMap<string, LocalText> {
  const labels = known.get(list) ?? new Map(list.codes.map(({ code, label }) => [code, label]));
  known.set(list, labels);
  return labels;
}

/** The indicators that a report file is about, in the plan's order. */
export function indicatorsOf(plan: Plan, options: ReportFileOptions): Indicator[] {
  return [...indicatorsIn(new Form(plan), options)].map(({ indicator }) => indicator);
}
