import { plainText, type Indicator } from '@signatory/domain';

type IndicatorDraft = Omit<Partial<Indicator>, 'codes'> & { readonly code: string; readonly codes?: readonly string[] };

/** An indicator for tests: says only what matters, the rest is plain. */
export function indicator({ codes, ...draft }: IndicatorDraft): Indicator {
  return {
    id: draft.code,
    label: draft.code,
    role: 'action',
    type: 'count',
    question: plainText(`${draft.code}?`),
    decimals: 0,
    by: [],
    reference: 'window',
    evidence: { min: 0, minPerItem: 0, dated: 'any' },
    assessor: false,
    required: false,
    mappings: {},
    ...(codes ? { codes: codes.map((code) => ({ code, label: plainText(code) })) } : {}),
    ...draft,
  };
}
