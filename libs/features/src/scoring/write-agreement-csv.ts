import { csvLine, type AgreementView } from '@signatory/contract';

/** Agreement as a table for machines: a row for all, for each commitment, for alpha, for each pair, and for the proposal. */
export function writeAgreementCsv({ agreement }: AgreementView): string {
  const head = ['measure', 'commitment', 'agreed', 'of', 'value', 'low', 'high'];
  const rows = agreement
    ? [
        ['all', '', agreement.agreed, agreement.of],
        ...agreement.commitments.map(({ commitment, agreed, of }) => ['commitment', commitment, agreed, of]),
        ...(agreement.alpha ? [['alpha', '', agreement.agreed, agreement.of, ...figures(agreement.alpha)]] : []),
        ...agreement.pairs.map(({ agreed, of, kappa }) => ['kappa', '', agreed, of, ...figures(kappa)]),
        ['proposal', '', agreement.proposal.agreed, agreement.proposal.of],
      ]
    : [];
  return [head, ...rows].map((row) => csvLine(head.map((_, at) => String(row[at] ?? '')))).join('');
}

type Coefficient = NonNullable<NonNullable<AgreementView['agreement']>['alpha']>;

/** A hyphen-minus, not U+2212: a data file is read by machines. A coefficient that is not defined is empty. */
function figures({ value, interval }: Coefficient): string[] {
  return [value, interval?.[0], interval?.[1]].map((figure) => (figure ?? '').replace('−', '-'));
}
