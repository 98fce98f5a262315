import {
  chooseText,
  evidenceField,
  EVIDENCE_PARTS,
  fieldsOf,
  splitField,
  type Commitment,
  type Entry,
  type Indicator,
  type Plan,
  type Report,
} from '@signatory/domain';
import type { ReportFileOptions } from '../report-file.js';
import { Form, headField, type FieldKind } from './form.js';

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

/** The rows of a report, in the plan's order; each indicator has a row for every field of its form, and for what was answered beside. */
export function* rowsOf(report: Report, plan: Plan, options: ReportFileOptions): Generator<FieldRow> {
  const form = new Form(plan);
  const wanted = options.indicators && new Set(options.indicators);
  for (const { indicator, commitment } of form.indicators.values()) {
    if (indicator.assessor || (wanted && !wanted.has(indicator.code))) continue;
    const fields = new Map(fieldsOf(entryOf(report, indicator)));
    const before = fieldsOf(entryOf(options.before, indicator));
    const version = options.versions?.[indicator.code] ?? 0;
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
    const found = [...plan.disaggregations, ...plan.lists]
      .find((each) => each.code === list)
      ?.codes.find((each) => each.code === of);
    return found ? chooseText(found.label, language).text || of : of;
  };
  if (head === 'cells') return code(first, second ?? '');
  if (head === 'items' && first !== '') return [code(indicator.items?.key, first), second].filter(Boolean).join(', ');
  return '';
}

function* fieldsToWrite(
  form: Form,
  indicator: Indicator,
  fields: ReadonlyMap<string, string>,
  { language, languages = [] }: ReportFileOptions,
): Generator<string> {
  const written = new Set<string>();
  const fresh = (field: string): boolean => !written.has(field) && !!written.add(field);
  for (const field of form.fieldsFor(indicator)) if (fresh(field)) yield field;
  const rest = [...fields.keys()].filter((field) => !ridesAlong(field));
  for (const field of rest) if (!field.startsWith('evidence.') && fresh(field)) yield field;
  for (const each of [language, ...languages]) if (fresh(`narrative.${each}`)) yield `narrative.${each}`;
  const pieces = new Set(
    rest.filter((field) => field.startsWith('evidence.')).map((field) => splitField(field)[1] ?? ''),
  );
  const empty = Array.from(
    { length: Math.max(0, indicator.evidence.min - pieces.size) },
    (_, n) => `new-${pieces.size + n + 1}`,
  );
  for (const id of [...pieces, ...empty])
    for (const part of EVIDENCE_PARTS) if (fresh(evidenceField(id, part))) yield evidenceField(id, part);
}

/** Written in a column beside the answer, not in a row. */
function ridesAlong(field: string): boolean {
  return field === 'status' || field === 'reason' || /^cells\..*\.status$/.test(field);
}

function entryOf(report: Report | null | undefined, { code }: Indicator): Entry | null {
  return report && Object.hasOwn(report.entries, code) ? (report.entries[code] ?? null) : null;
}
