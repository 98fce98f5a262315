import { groupAnswers, nameTerm, type AnswerGroup, type ReleaseCommitment } from '@signatory/contract';
import type { ReactNode } from 'react';
import type { PageContext } from '../page-context.js';
import type { ReleaseReader } from '../release/read-release.js';
import type { CommitmentTable } from '../tables/page-table.js';
import { PlanText } from './plan-text.js';
import { TableDownload } from './table-download.js';

interface Props {
  readonly release: ReleaseReader;
  readonly commitment: ReleaseCommitment;
  readonly page: PageContext;
  readonly tableAt: (table: CommitmentTable) => string | null;
}

/** What members answered that is neither a figure nor text, indicator by indicator: each answer with those who gave it. */
export function AnswerTables({ release, commitment, page, tableAt }: Props): ReactNode {
  const shown = commitment.indicators.flatMap((indicator) => {
    const groups = groupAnswers(indicator, release.answersOf(indicator.code));
    return groups.length > 0 ? [{ indicator, groups }] : [];
  });
  if (shown.length === 0) return null;
  return (
    <section className="panel answers" aria-labelledby="answers-heading">
      <h2 id="answers-heading">{page.say('answers.heading')}</h2>
      <p className="muted">{page.say('answers.lead')}</p>
      {shown.map(({ indicator, groups }) => (
        <section key={indicator.code} aria-labelledby={`answers-${indicator.code}`}>
          <h3 id={`answers-${indicator.code}`}>
            <span className="matrix-code">{indicator.label}</span> <PlanText of={indicator.question} page={page} />
          </h3>
          <table className="table">
            <caption className="visually-hidden">{page.choose(indicator.question).text}</caption>
            <thead>
              <tr>
                <th scope="col">{page.say('answers.answer')}</th>
                <th scope="col" className="numeric">
                  {page.say('answers.count')}
                </th>
                <th scope="col">{page.say('term.members')}</th>
              </tr>
            </thead>
            <tbody>
              {groups.map((group) => (
                <GroupRow key={group.key} group={group} release={release} page={page} />
              ))}
            </tbody>
          </table>
        </section>
      ))}
      <TableDownload href={tableAt('answers')} of={page.say('answers.heading')} page={page} />
    </section>
  );
}

function GroupRow(props: {
  readonly group: AnswerGroup;
  readonly release: ReleaseReader;
  readonly page: PageContext;
}): ReactNode {
  const { group, release, page } = props;
  const { text, language } = nameTerm(page.say, page.language, group.term);
  return (
    <tr>
      <th scope="row" lang={language === page.language ? undefined : language}>
        {text}
      </th>
      <td className="numeric">{page.decimal(String(group.members.length))}</td>
      <td>
        {group.members.map(({ member, days }, at) => {
          const found = release.findMember(member);
          return (
            <span key={member}>
              {at > 0 && page.say('join.comma')}
              {found ? <PlanText of={found.name} page={page} /> : member}
              {days.length > 0 &&
                page.say('join.aside', { words: days.map((day) => page.date(day)).join(page.say('join.comma')) })}
            </span>
          );
        })}
      </td>
    </tr>
  );
}
