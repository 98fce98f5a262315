import { GUIDELINE_ROLES, plainText, type Indicator, type StatedValue } from '@signatory/domain';
import { DEFAULT_DECIMALS, labelByPlace } from '../build/build-indicator.js';
import { given, type Raw } from '../build/raw.js';
import { writeCodes, writeText } from './write-texts.js';

/**
 * An indicator as a file writes it; what reading fills in by itself is left out, but for the id, which must not follow a changed
 * code. `place` is its place in the commitment, from 0: a label that only says it is left out, and follows a later move,
 * unless the plan wrote it.
 */
export function writeIndicator(indicator: Indicator, commitment: string, place: number): Raw {
  const { type, role, assessor, by, range, items, disclosure, mappings, definition, unit, codes } = indicator;
  const isByPlace = !indicator.labelStays && indicator.label === labelByPlace(commitment, place);
  const isRequired = !assessor && !indicator.calculated && GUIDELINE_ROLES.includes(role);
  return given({
    code: indicator.code,
    id: indicator.id,
    label: isByPlace ? undefined : indicator.label,
    role,
    type,
    question: writeText(indicator.question),
    definition: definition && writeText(definition),
    unit: unit && writeText(unit),
    codes: codes && writeCodes(codes),
    items: items && given({ key: items.key, fields: writeItemFields(items) }),
    by: assessor && role !== 'finding' ? 'assessor' : by.length > 0 ? [...by] : undefined,
    decimals: indicator.decimals === (DEFAULT_DECIMALS[type] ?? 0) ? undefined : indicator.decimals,
    range: range && { ...range },
    reference: indicator.reference === 'window' ? undefined : indicator.reference,
    evidence: writeEvidence(indicator),
    default: indicator.default,
    required: indicator.required === isRequired ? undefined : indicator.required,
    'required-when': indicator.requiredWhen,
    calculated: indicator.calculated && { ...indicator.calculated },
    narrative: indicator.narrative ? 'asked' : undefined,
    approvals: indicator.approvals,
    disclosure: disclosure && { ...disclosure },
    method: indicator.method && writeText(indicator.method),
    practice: indicator.practice,
    baseline: indicator.baseline && writeStated(indicator.baseline),
    target: indicator.target && writeStated(indicator.target),
    mappings: Object.keys(mappings).length > 0 ? { ...mappings } : undefined,
    alignments: indicator.alignments?.map((each) => ({ ...each })),
  });
}

function writeStated({ value, date, words, source }: StatedValue): Raw {
  return given({ value, date, words: words && writeText(words), source });
}

/** A mere list of names where the plan calls none of them anything else. */
function writeItemFields({ fields, labels }: NonNullable<Indicator['items']>): Raw | string[] | undefined {
  if (!labels) return fields.length > 0 ? [...fields] : undefined;
  const known = new Map(Object.entries(labels));
  return writeCodes(fields.map((code) => ({ code, label: known.get(code) ?? plainText(code) })));
}

function writeEvidence({ evidence: { min, minPerItem, dated, unless } }: Indicator): Raw | undefined {
  if (min === 0 && minPerItem === 0 && dated === 'any' && unless === undefined) return undefined;
  return given({
    min,
    'min-per-item': minPerItem > 0 ? minPerItem : undefined,
    unless,
    dated: dated === 'any' ? undefined : dated,
  });
}
