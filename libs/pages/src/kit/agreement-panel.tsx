import type { ReleaseAgreement } from '@signatory/contract';
import type { ReactNode } from 'react';
import type { PageContext } from '../page-context.js';

type Words = Pick<PageContext, 'say' | 'decimal'>;

/** A table of more commitments is folded. */
const MANY = 40;

/** A commitment as a row of agreement names it. */
export interface NamedCommitment {
  readonly id: string;
  readonly name: ReactNode;
}

/** How far reviewers agreed before they saw each other's score: in all, by coefficient where it is printed, and by commitment. */
export function AgreementTables(props: {
  readonly agreement: ReleaseAgreement;
  readonly commitments: readonly NamedCommitment[];
  readonly page: Words;
}): ReactNode {
  const { agreement, commitments, page } = props;
  const { say } = page;
  const counts = new Map(agreement.commitments.map((row) => [row.commitment, row]));
  const byCommitment = (
    <table className="table">
      <caption className="visually-hidden">{say('agreement.lead')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('term.commitment')}</th>
          <th scope="col" className="numeric">
            {say('agreement.agreed')}
          </th>
        </tr>
      </thead>
      <tbody>
        {commitments.map(({ id, name }) => {
          const { agreed = 0, of = 0 } = counts.get(id) ?? {};
          return (
            <tr key={id}>
              <th scope="row">{name}</th>
              <td className="numeric">{of === 0 ? '–' : say('agreement.of', { agreed, of })}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
  return (
    <>
      <table className="table">
        <caption className="visually-hidden">{say('agreement.heading')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('agreement.measure')}</th>
            <th scope="col">{say('pdf.value')}</th>
          </tr>
        </thead>
        <tbody>
          {measures(agreement, page).map(([name, value]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {(agreement.alpha ?? agreement.pairs.length > 0) && (
        <p className="muted">
          {say('agreement.draws', { draws: page.decimal(String(agreement.draws)), seed: agreement.seed })}
        </p>
      )}
      {commitments.length > MANY ? (
        <details>
          <summary>{say('agreement.byCommitment', { count: commitments.length })}</summary>
          {byCommitment}
        </details>
      ) : (
        byCommitment
      )}
    </>
  );
}

function measures(agreement: ReleaseAgreement, page: Words): [name: string, value: string][] {
  const { say } = page;
  const { agreed, of, from, alpha, pairs, proposal } = agreement;
  return [
    [say('agreement.all'), say('agreement.agreedOn', { agreed, of })],
    [say('agreement.alpha'), alpha ? printCoefficient(alpha, page) : say('agreement.tooFew', { from })],
    ...(pairs.length > 0
      ? pairs.map((pair, at): [string, string] => [
          say('agreement.kappa', { n: at + 1, agreed: pair.agreed, of: pair.of }),
          printCoefficient(pair.kappa, page),
        ])
      : [[say('agreement.noPair'), say('agreement.tooFewOfPair', { from })] satisfies [string, string]]),
    [say('agreement.proposal'), proposal.of === 0 ? say('agreement.noProposal') : say('agreement.of', { ...proposal })],
  ];
}

function printCoefficient({ value, interval }: NonNullable<ReleaseAgreement['alpha']>, page: Words): string {
  if (value === null) return page.say('agreement.notDefined');
  const [low, high] = interval ?? [value, value];
  return page.say('agreement.value', {
    value: page.decimal(value),
    low: page.decimal(low),
    high: page.decimal(high),
  });
}
