import type { ReleaseChange, ReleaseCommitment } from '@signatory/contract';
import { Fragment, type ReactNode } from 'react';
import { Coverage, printBounds } from '../kit/mean-line.js';
import { PlanText } from '../kit/plan-text.js';
import { printScore, ScoreChip } from '../kit/score-chip.js';
import { ZeroBar } from '../kit/zero-bar.js';
import type { PageContext } from '../page-context.js';
import type { PillarGroup, ReleaseMean, ReleaseReader } from '../release/read-release.js';
import type { MatrixView } from '../route.js';
import { showCell } from './matrix-model.js';
import { nameCell } from './name-cell.js';

interface MatrixProps {
  readonly release: ReleaseReader;
  /** The rows that are shown, with whose pillar they are. */
  readonly groups: readonly PillarGroup[];
  readonly cycle: string;
  readonly view: MatrixView;
  readonly page: PageContext;
}

/** From so many members on the columns are set narrower, and the heads stay in sight. */
const CROWDED_FROM = 13;
/** From so many on a printed sheet has no room for signs, and the averages stand without bars. */
const STRIP_FROM = 40;

const isStrip = ({ members }: ReleaseReader): boolean => members.length >= STRIP_FROM;

type CellsProps = MatrixProps & {
  /** The page with a cell still to be named at its end. */
  readonly address: string;
};

/** Commitments × members as a real table, grouped by pillar. Each cell is a link that opens its detail. */
export function ScoreMatrix(props: MatrixProps): ReactNode {
  const { release, groups, cycle, view, page } = props;
  const { members } = release;
  const crowded = members.length >= CROWDED_FROM;
  const bare = page.link({ page: 'matrix', cycle, view: { ...view, cell: null }, fragment: null });
  const address = `${bare}${bare.includes('?') ? '&' : '?'}cell=`;
  return (
    <div className={`scroll matrix-scroll${crowded ? ' matrix-scroll-crowded' : ''}`}>
      <table
        className={`matrix${crowded ? ' matrix-crowded' : ''}${isStrip(release) ? ' matrix-strip' : ''}`}
        data-matrix=""
        aria-label={page.say('matrix.name')}
      >
        <thead>
          <tr>
            <th scope="col" className="matrix-corner">
              {page.say('term.commitment')}
            </th>
            {members.map((member) => (
              <MemberHead key={member.code} member={member} cycle={cycle} page={page} />
            ))}
            <th scope="col" className="matrix-mean" colSpan={2}>
              {page.say('mean.average')}
            </th>
          </tr>
          <MemberAverages {...props} />
        </thead>
        {groups.map((group) => (
          <GroupRows key={group.pillar?.code ?? ''} group={group} address={address} {...props} />
        ))}
      </table>
    </div>
  );
}

/** Who sees the abbreviation may say it: the link's name begins with it. */
function MemberHead({
  member: { code, name, abbreviation },
  cycle,
  page,
}: Pick<MatrixProps, 'cycle' | 'page'> & { readonly member: MatrixProps['release']['members'][number] }): ReactNode {
  const { text } = page.choose(name);
  return (
    <th scope="col" className="matrix-member">
      <a
        href={page.link({ page: 'member', cycle, member: code })}
        title={text}
        aria-label={text.includes(abbreviation) ? text : `${abbreviation}${page.say('join.comma')}${text}`}
      >
        {abbreviation}
      </a>
    </th>
  );
}

function MemberAverages({ release, page }: MatrixProps): ReactNode {
  const { overall } = release.document.tables;
  return (
    <tr className="matrix-averages">
      <th scope="row">{page.say('term.memberAverage')}</th>
      {release.members.map(({ code }) => {
        const mean = release.meanOfMember(code);
        const average = mean?.average ? page.decimal(mean.average) : '–';
        const coverage = mean && <SmallCoverage mean={mean} strip={isStrip(release)} page={page} />;
        if (isStrip(release))
          return (
            <td key={code}>
              {average}
              {coverage}
            </td>
          );
        return (
          <td key={code}>
            <span className="mean-cell">
              {average}
              <ZeroBar average={mean?.average ?? null} />
              {coverage}
            </span>
          </td>
        );
      })}
      <td className="matrix-mean-figure">{overall.average ? page.decimal(overall.average) : '–'}</td>
      <td className="matrix-mean-bar">
        <ZeroBar average={overall.average} />
      </td>
    </tr>
  );
}

/** Under an average with gaps: how many are scored, and how far the gaps could move it, which a strip has no room to show. */
function SmallCoverage(props: {
  readonly mean: ReleaseMean;
  readonly strip: boolean;
  readonly page: PageContext;
}): ReactNode {
  const { mean, strip, page } = props;
  if (mean.scored >= mean.applicable) return null;
  const said = mean.bounds && (
    <span className="visually-hidden">
      {page.say('join.comma')}
      {printBounds(mean.bounds, page)}
    </span>
  );
  return (
    <span className="coverage-small">
      {mean.scored}/{mean.applicable}
      {mean.bounds && !strip ? (
        <span className="coverage-bounds">
          <span aria-hidden="true">
            {page.decimal(mean.bounds[0])} … {page.decimal(mean.bounds[1])}
          </span>
          {said}
        </span>
      ) : (
        said
      )}
    </span>
  );
}

function GroupRows({ group, ...props }: CellsProps & { readonly group: PillarGroup }): ReactNode {
  const { release, page } = props;
  return (
    <tbody>
      {group.pillar && (
        <tr className="matrix-pillar">
          <th scope="rowgroup" colSpan={release.members.length + 3}>
            <span className="matrix-pillar-name">
              {group.pillar.code}. <PlanText of={group.pillar.name} page={page} />
            </span>
            {group.mean?.average && (
              <span className="matrix-pillar-mean">
                {page.say('term.pillarAverage', { average: page.decimal(group.mean.average) })}
                {' · '}
                <Coverage mean={group.mean} page={page} />
              </span>
            )}
          </th>
        </tr>
      )}
      {group.commitments.map((commitment) => (
        <CommitmentRow key={commitment.id} commitment={commitment} {...props} />
      ))}
    </tbody>
  );
}

function CommitmentRow({ commitment, ...props }: CellsProps & { readonly commitment: ReleaseCommitment }): ReactNode {
  const { release, cycle, page } = props;
  const mean = release.meanOfCommitment(commitment.id);
  return (
    <tr>
      <th scope="row" className="matrix-commitment">
        <a href={page.link({ page: 'commitment', cycle, commitment: commitment.id })}>
          <span className="matrix-code">{commitment.code}</span>
          <span className="matrix-title">
            <PlanText of={commitment.title} page={page} />
          </span>
        </a>
      </th>
      {release.members.map((member) => (
        <td key={member.code}>
          <CellLink {...props} commitment={commitment} member={member.code} name={page.choose(member.name).text} />
        </td>
      ))}
      <td className="matrix-mean-figure">
        {mean?.average ? page.decimal(mean.average) : '–'}
        {mean && <SmallCoverage mean={mean} strip={isStrip(release)} page={page} />}
      </td>
      <td className="matrix-mean-bar">
        <ZeroBar average={mean?.average ?? null} />
      </td>
    </tr>
  );
}

function CellLink(
  props: CellsProps & { readonly commitment: ReleaseCommitment; readonly member: string; readonly name: string },
): ReactNode {
  const { release, view, page, commitment, member, name } = props;
  const cell = showCell(release, view, member, commitment);
  const open = view.cell?.member === member && view.cell.commitment === commitment.id;
  const sign = printScore(cell.shown, page.say);
  // With 193 members there are thousands of these: one element each, whose shape is drawn by the style sheet.
  return (
    <a
      className={`chip chip-${cell.shown}${cell.muted ? ' chip-muted' : ''}${cell.before === null ? '' : ' chip-changed'}`}
      href={`${props.address}${encodeURIComponent(`${member}.${commitment.id}`)}#detail`}
      aria-label={nameCell(cell, commitment.code, name, page)}
      data-cell={`${member}.${commitment.id}`}
      {...(open ? { 'aria-current': 'true' as const } : {})}
    >
      {sign}
    </a>
  );
}

/** What the shapes and colours mean, and that N/A and no data are two things; with the notch where there is a release before. */
export function Legend({
  page,
  change,
}: {
  readonly page: PageContext;
  readonly change?: ReleaseChange | undefined;
}): ReactNode {
  return (
    <ul className="legend" aria-label={page.say('matrix.legend')}>
      {(['full', 'partial', 'none', 'notAsked', 'noData'] as const).map((score) => (
        <Fragment key={score}>
          <li>
            <ScoreChip score={score} say={page.say} />
            {page.say(score === 'notAsked' || score === 'noData' ? `legend.${score}` : `score.${score}`)}
          </li>
        </Fragment>
      ))}
      {change && change.comparable > 0 && (
        <li>
          <span className="chip chip-partial chip-sample" aria-hidden="true" />
          {page.say('change.legend', {
            title: page.choose(change.since.title).text,
            count: change.cells.length,
            comparable: change.comparable,
          })}
        </li>
      )}
    </ul>
  );
}
