import { erratumTerms, partPieces, printErratum, type ReleaseErratum } from '@signatory/contract';
import { isOfWords } from '@signatory/texts';
import { Fragment, type ReactNode } from 'react';
import type { PageContext } from '../page-context.js';
import type { ReleaseReader } from '../release/read-release.js';
import { AnswerTerms } from './answer-terms.js';
import { langOf } from './lang-of.js';
import { PlanText } from './plan-text.js';

type Line = ReleaseErratum['lines'][number];

interface Props {
  readonly erratum: ReleaseErratum;
  readonly release: ReleaseReader;
  readonly page: PageContext;
}

/** Every figure that a release corrects: old beside new, why and when. */
export function ErratumTable({ erratum, release, page }: Props): ReactNode {
  const { say } = page;
  return (
    <>
      <p>{say('erratum.lead', { number: erratum.corrects.number, ground: say(`erratum.ground.${erratum.ground}`) })}</p>
      <blockquote lang={langOf(erratum.language, page)}>{erratum.text}</blockquote>
      <section
        className="scroll"
        aria-label={say('releases.corrects', { number: erratum.corrects.number })}
        tabIndex={0}
      >
        <table className="table stacked">
          <thead>
            <tr>
              <th scope="col">{say('erratum.figure')}</th>
              <th scope="col">{say('change.before')}</th>
              <th scope="col">{say('change.now')}</th>
              <th scope="col">{say('erratum.cause')}</th>
              <th scope="col">{say('erratum.date')}</th>
            </tr>
          </thead>
          <tbody>
            {erratum.lines.map((line) => (
              <tr key={[line.kind, line.member, line.commitment, line.pillar, line.indicator, line.cell].join('\n')}>
                <th scope="row">
                  <FigureName line={line} release={release} page={page} />
                </th>
                <td lang={isOfWords(line.kind) ? 'und' : undefined} data-label={say('change.before')}>
                  <Figure line={line} text={line.before} release={release} page={page} />
                </td>
                <td lang={isOfWords(line.kind) ? 'und' : undefined} data-label={say('change.now')}>
                  <Figure line={line} text={line.now} release={release} page={page} />
                </td>
                <td data-label={say('erratum.cause')}>
                  {say(`erratum.cause.${line.cause}`)}
                  {line.reason && (
                    <>
                      {say('join.colon')}
                      <span lang={langOf(line.language, page)}>{line.reason}</span>
                    </>
                  )}
                </td>
                <td className="on-one-line" data-label={say('erratum.date')}>
                  {page.date(line.at)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

interface LineProps {
  readonly line: Line;
  readonly release: ReleaseReader;
  readonly page: PageContext;
}

/** What stood or stands there; the names of an answer in the language that they are in. */
function Figure({ line: { kind, indicator }, text, release, page }: LineProps & { readonly text: string }): ReactNode {
  const codes = release.findIndicator(indicator)?.codes;
  const terms = erratumTerms(kind, text, codes);
  return terms ? <AnswerTerms terms={terms} page={page} /> : printErratum(page.language, kind, text, codes);
}

/** `Score: France, I.1`. */
function FigureName({ line, release, page }: LineProps): ReactNode {
  const { kind, member, commitment, pillar, indicator, cell } = line;
  const found = member === null ? null : release.findMember(member);
  const place: (readonly [part: string, ReactNode])[] = [
    ['member', found ? <PlanText of={found.name} page={page} /> : member],
    ['commitment', commitment === null ? null : (release.findCommitment(commitment)?.code ?? commitment)],
    ['pillar', pillar],
    ['indicator', release.findIndicator(indicator)?.label ?? indicator],
    ['cell', cell === null || cell === 'total' ? null : <PartName cell={cell} release={release} page={page} />],
  ];
  return (
    <>
      {page.say(`erratum.kind.${kind}`)}
      {place
        .filter(([, shown]) => shown !== null)
        .map(([part, shown], at) => (
          <Fragment key={part}>
            {page.say(at === 0 ? 'join.colon' : 'join.comma')}
            {shown}
          </Fragment>
        ))}
    </>
  );
}

function PartName({ cell, release, page }: Omit<LineProps, 'line'> & { readonly cell: string }): ReactNode {
  return partPieces(release.document.plan, cell, page.language).map(({ text, language }) => (
    <span key={text} lang={language === page.language ? undefined : language}>
      {text}
    </span>
  ));
}
