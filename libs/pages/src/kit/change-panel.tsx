import type { ReleaseChange } from '@signatory/contract';
import { formatScore } from '@signatory/domain';
import { formatList } from '@signatory/texts';
import type { ReactNode } from 'react';
import type { PageContext } from '../page-context.js';
import type { ReleaseReader } from '../release/read-release.js';
import { PlanText } from './plan-text.js';
import { classifyScore, ScoreChip } from './score-chip.js';

type Compared = Pick<ReleaseChange, 'comparable' | 'of' | 'averages'>;

/** What changed since the release before, over comparable cells only; nothing for the first release of a plan. */
export function ChangePanel({
  release,
  page,
}: {
  readonly release: ReleaseReader;
  readonly page: PageContext;
}): ReactNode {
  const { change } = release.document;
  if (!change) return null;
  const { say } = page;
  return (
    <section className="panel change" aria-labelledby="change-heading">
      <h2 id="change-heading">{say('change.heading', { title: page.choose(change.since.title).text })}</h2>
      {changeWords(release, change, page).map((words) => (
        <p key={words}>{words}</p>
      ))}
      {change.breaks.length > 0 && (
        <>
          <h3>{say('change.breaks')}</h3>
          <ul>
            {change.breaks.map(({ kind, from, to }) => (
              <li key={`${kind} ${from.join()} ${to.join()}`}>
                {say(`change.break.${kind}`, { from: from.join(say('join.comma')), to: to.join(say('join.comma')) })}
              </li>
            ))}
          </ul>
        </>
      )}
      <section className="scroll" aria-label={say('trends.members')} tabIndex={0}>
        <table className="table">
          <caption className="visually-hidden">{say('trends.members')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('term.member')}</th>
              {(['change.comparableHead', 'change.before', 'change.now', 'change.change'] as const).map((key) => (
                <th key={key} scope="col" className="numeric">
                  {say(key)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {change.members.map((compared) => (
              <tr key={compared.member}>
                <th scope="row">
                  <MemberName code={compared.member} release={release} page={page} />
                </th>
                <ComparedCells compared={compared} page={page} />
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className="muted">{say('change.explained')}</p>
    </section>
  );
}

/** The same for one member, in a sentence. */
export function MemberChange(props: {
  readonly release: ReleaseReader;
  readonly member: string;
  readonly cycle: string;
  readonly page: PageContext;
}): ReactNode {
  const { release, member, cycle, page } = props;
  const { change } = release.document;
  const own = change?.members.find((each) => each.member === member);
  if (!change || !own) return null;
  return (
    <section className="panel change" aria-labelledby="change-heading">
      <h2 id="change-heading">{page.say('change.heading', { title: page.choose(change.since.title).text })}</h2>
      <p>{sentence(own, page)}</p>
      {!own.line && own.comparable > 0 && <p>{page.say('change.tooFew', { share: share(change.from, page) })}</p>}
      <ul className="apart-list">
        {change.cells
          .filter((cell) => cell.member === member)
          .map(({ commitment: id, before }) => {
            const commitment = release.findCommitment(id);
            return (
              commitment && (
                <li key={id}>
                  <ScoreChip score={classifyScore(release.findScore(member, id))} say={page.say} />
                  <a href={page.link({ page: 'commitment', cycle, commitment: id })}>
                    <span className="matrix-code">{commitment.code}</span>{' '}
                    <PlanText of={commitment.title} page={page} />
                  </a>
                  <span className="muted">{page.say('change.from', { before: formatScore(before) })}</span>
                </li>
              )
            );
          })}
      </ul>
      <p className="muted">{page.say('change.explained')}</p>
    </section>
  );
}

function changeWords(release: ReleaseReader, change: ReleaseChange, page: PageContext): string[] {
  const { joined, left, line, comparable, from } = change;
  const nameOf = (code: string): string => {
    const member = release.findMember(code);
    return member ? page.choose(member.name).text : code;
  };
  return [
    sentence(change, page),
    ...(line || comparable === 0
      ? []
      : [
          joined.length + left.length > 0
            ? page.say('change.otherMembers')
            : page.say('change.tooFew', { share: share(from, page) }),
        ]),
    ...(joined.length > 0
      ? [page.say('change.joined', { members: formatList(page.language, joined.map(nameOf)) })]
      : []),
    ...(left.length > 0
      ? [
          page.say('change.left', {
            members: formatList(
              page.language,
              left.map(({ name }) => page.choose(name).text),
            ),
          }),
        ]
      : []),
  ];
}

function sentence({ comparable, of, averages }: Compared, page: PageContext): string {
  return averages
    ? page.say('change.overall', {
        comparable,
        of,
        before: page.decimal(averages.before),
        now: page.decimal(averages.now),
        change: page.decimal(averages.change),
      })
    : page.say('change.nothing', { of });
}

function ComparedCells({
  compared: { comparable, of, averages },
  page,
}: {
  readonly compared: Compared;
  readonly page: PageContext;
}): ReactNode {
  const figures = averages ? [averages.before, averages.now, averages.change] : [null, null, null];
  return (
    <>
      <td className="numeric">{page.say('agreement.of', { agreed: comparable, of })}</td>
      {figures.map((figure, at) => (
        <td key={at} className="numeric">
          {figure === null ? '–' : page.decimal(figure)}
        </td>
      ))}
    </>
  );
}

function MemberName({
  code,
  release,
  page,
}: {
  readonly code: string;
  readonly release: ReleaseReader;
  readonly page: PageContext;
}): ReactNode {
  const member = release.findMember(code);
  return member ? <PlanText of={member.name} page={page} /> : code;
}

/** A share of one as a percent: `0.6` → `60%`. */
export function share(of: string, page: PageContext): string {
  return page.say('mean.percentFigure', { percent: page.decimal(String(Math.round(Number(of) * 1_000) / 10)) });
}
