import {
  type EvidenceDemand,
  GUIDELINE_ROLES,
  INDICATOR_ROLES,
  INDICATOR_TYPES,
  type Indicator,
  type IndicatorType,
  type StatedValue,
  plainText,
} from '@signatory/domain';
import { readAlignments } from './build-alignments.js';
import { asBoolean, asList, asNumber, asRaw, asString, asWord, given, type Raw } from './raw.js';
import { readCodes, readText } from './texts.js';

/** Digits after the point where an indicator does not say. */
export const DEFAULT_DECIMALS: Partial<Record<IndicatorType, number>> = { number: 2, amount: 2, percentage: 1 };
const DEFAULT_RANGES: Partial<Record<IndicatorType, { min?: string; max?: string }>> = {
  count: { min: '0' },
  percentage: { min: '0', max: '100' },
};

/** An indicator as the file declares it, with what it leaves out filled in. `place` is its place in the commitment, from 0. */
export function buildIndicator(value: unknown, commitment: string, place: number): Indicator {
  const raw = asRaw(value);
  const code = asString(raw['code']) ?? '';
  const type = asWord(raw['type'], INDICATOR_TYPES) ?? 'text';
  const role = asWord(raw['role'], INDICATOR_ROLES) ?? 'context';
  const assessor = raw['by'] === 'assessor' || role === 'finding';
  return {
    id: asString(raw['id']) ?? code,
    code,
    label: asString(raw['label']) ?? labelByPlace(commitment, place),
    ...(asString(raw['label']) === labelByPlace(commitment, place) && { labelStays: true as const }),
    role,
    type,
    question: readText(raw['question']) ?? readText(raw['definition']) ?? plainText(code),
    decimals: asNumber(raw['decimals']) ?? DEFAULT_DECIMALS[type] ?? 0,
    by: asList(raw['by']).flatMap((dimension) => asString(dimension) ?? []),
    reference: asWord(raw['reference'], ['window', 'window-end', 'calendar-year']) ?? 'window',
    evidence: buildEvidence(raw['evidence']),
    assessor,
    required:
      asBoolean(raw['required']) ?? (!assessor && raw['calculated'] === undefined && GUIDELINE_ROLES.includes(role)),
    mappings: Object.fromEntries(
      Object.entries(asRaw(raw['mappings'])).flatMap(([framework, to]) =>
        asString(to) === undefined ? [] : [[framework, String(to)]],
      ),
    ),
    ...readAlignments(raw['alignments']),
    ...buildOptional(raw, type),
  };
}

function buildOptional(raw: Raw, type: IndicatorType): Partial<Indicator> {
  const bounds = asRaw(raw['range']);
  const range = given({
    ...DEFAULT_RANGES[type],
    ...given({ min: asString(bounds['min']), max: asString(bounds['max']) }),
  });
  const items = asRaw(raw['items']);
  const key = asString(items['key']);
  const calculated = asString(asRaw(raw['calculated'])['value']);
  const below = asNumber(asRaw(raw['disclosure'])['below']);
  return given({
    definition: readText(raw['definition']),
    unit: readText(raw['unit']),
    codes: raw['codes'] === undefined ? undefined : readCodes(raw['codes']),
    items: key === undefined ? undefined : { key, ...buildItemFields(items['fields']) },
    range: Object.keys(range).length > 0 ? range : undefined,
    default: asBoolean(raw['default']),
    approvals: asNumber(raw['approvals']),
    disclosure: below === undefined ? undefined : { below },
    method: readText(raw['method']),
    practice: asString(raw['practice']),
    baseline: buildStated(raw['baseline']),
    target: buildStated(raw['target']),
    requiredWhen: asString(raw['required-when']),
    calculated: calculated === undefined ? undefined : { value: calculated },
    narrative: raw['narrative'] === 'asked' ? true : undefined,
  });
}

function buildStated(value: unknown): StatedValue | undefined {
  if (value === undefined) return undefined;
  const raw = asRaw(value);
  return given({
    value: asString(raw['value']) ?? asBoolean(raw['value'])?.toString(),
    date: asString(raw['date']),
    words: readText(raw['words']),
    source: asString(raw['source']),
  });
}

/** `[date, partner]`, or `{date: {en: …}}`. A label that only repeats the name is none: the product may know a better one. */
function buildItemFields(value: unknown): Pick<NonNullable<Indicator['items']>, 'fields' | 'labels'> {
  const codes = readCodes(value);
  const labels = codes.filter(({ code, label }) => Object.values(label.texts).some(({ text }) => text !== code));
  return {
    fields: codes.map(({ code }) => code),
    ...(labels.length > 0 && { labels: Object.fromEntries(labels.map(({ code, label }) => [code, label])) }),
  };
}

function buildEvidence(value: unknown): EvidenceDemand {
  const raw = asRaw(value);
  const minPerItem = asNumber(raw['min-per-item']) ?? 0;
  // A demand that names no number still asks for something.
  const min = asNumber(raw['min']) ?? (value !== undefined && minPerItem === 0 ? 1 : 0);
  const dated = asWord(raw['dated'], ['in-window', 'in-force', 'any']) ?? 'any';
  return {
    min,
    minPerItem,
    dated,
    ...given({ unless: asString(raw['unless']) ?? asBoolean(raw['unless'])?.toString() }),
  };
}

/** How an indicator is called that has no label of its own: `I.1.a`, after its place in its commitment, from 0. */
export function labelByPlace(commitment: string, place: number): string {
  return `${commitment}.${letter(place)}`;
}

/** a, b, …, z, aa, ab, … */
function letter(place: number): string {
  const last = String.fromCharCode(97 + (place % 26));
  return place < 26 ? last : `${letter(Math.floor(place / 26) - 1)}${last}`;
}
