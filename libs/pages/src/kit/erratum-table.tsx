import { printErratum, printPart, type ReleaseErratum } from '@signatory/contract';
import { isOfWords } from '@signatory/texts';
import type { ReactNode } from 'react';
import type { PageContext } from '../page-context.js';
import type { ReleaseReader } from '../release/read-release.js';

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
      <blockquote lang="und">{erratum.text}</blockquote>
      <section
        className="scroll"
        aria-label={say('releases.corrects', { number: erratum.corrects.number })}
        tabIndex={0}
      >
        <table className="table">
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
                <th scope="row">{nameFigure(line, release, page)}</th>
                <td lang={langOf(line.kind)}>
                  {printErratum(page.language, line.kind, line.before, release.codesOf(line.indicator))}
                </td>
                <td lang={langOf(line.kind)}>
                  {printErratum(page.language, line.kind, line.now, release.codesOf(line.indicator))}
                </td>
                <td>
                  {say(`erratum.cause.${line.cause}`)}
                  {line.reason && (
                    <>
                      {say('join.colon')}
                      <span lang="und">{line.reason}</span>
                    </>
                  )}
                </td>
                <td>{page.date(line.at)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

/** What somebody wrote does not say its language here. */
function langOf(kind: Line['kind']): string | undefined {
  return isOfWords(kind) ? 'und' : undefined;
}

/** `Score: France, I.1`. */
function nameFigure(
  { kind, member, commitment, pillar, indicator, cell }: Line,
  release: ReleaseReader,
  page: PageContext,
): string {
  const found = member === null ? null : release.findMember(member);
  const place = [
    found ? page.choose(found.name).text : member,
    commitment === null ? null : (release.findCommitment(commitment)?.code ?? commitment),
    pillar,
    indicator,
    cell === null || cell === 'total' ? null : printPart(release.document.plan, cell, page.language),
  ].filter((part) => part !== null);
  const name = page.say(`erratum.kind.${kind}`);
  return place.length > 0 ? `${name}${page.say('join.colon')}${place.join(page.say('join.comma'))}` : name;
}
