import { completenessWords, pillarsWords } from '@signatory/contract';
import type { ReactNode } from 'react';
import type { PageContext } from '../page-context.js';
import type { ReleaseReader } from '../release/read-release.js';
import { PlanText } from './plan-text.js';

/** Who reported in time, late or not, until when a deadline was extended, and how much was answered; nothing where a release does not say. */
export function PunctualityTable(props: { readonly release: ReleaseReader; readonly page: PageContext }): ReactNode {
  const { release, page } = props;
  const { punctuality = [], completeness = [] } = release.document;
  const complete = new Map(completeness.map((each) => [each.member, each]));
  if (punctuality.length === 0) return null;
  const names = new Map(release.members.map(({ code, name }) => [code, name]));
  return (
    <section className="panel" aria-labelledby="punctuality-heading">
      <h2 id="punctuality-heading">{page.say('results.punctuality.heading')}</h2>
      <section className="scroll" aria-label={page.say('results.punctuality.report')} tabIndex={0}>
        <table className="table stacked">
          <thead>
            <tr>
              <th scope="col">{page.say('term.member')}</th>
              <th scope="col">{page.say('results.punctuality.report')}</th>
              <th scope="col">{page.say('results.punctuality.extendedTo')}</th>
              {complete.size > 0 && (
                <>
                  <th scope="col">{page.say('completeness.heading')}</th>
                  <th scope="col">{page.say('completeness.byPillar')}</th>
                </>
              )}
            </tr>
          </thead>
          <tbody>
            {punctuality.map(({ member, kind, extendedTo }) => {
              const name = names.get(member);
              const own = complete.get(member);
              return (
                <tr key={member}>
                  <th scope="row">{name ? <PlanText of={name} page={page} /> : member}</th>
                  <td data-label={page.say('results.punctuality.report')}>{page.say(`results.punctuality.${kind}`)}</td>
                  <td
                    className={extendedTo === null ? 'cell-none' : undefined}
                    data-label={page.say('results.punctuality.extendedTo')}
                  >
                    {extendedTo === null ? '–' : page.instant(extendedTo)}
                  </td>
                  {complete.size > 0 && (
                    <>
                      <td data-label={page.say('completeness.heading')}>
                        {own ? completenessWords(page.language, own.entries) : '–'}
                      </td>
                      <td data-label={page.say('completeness.byPillar')}>
                        {own ? pillarsWords(page.language, own) : '–'}
                      </td>
                    </>
                  )}
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
      {complete.size > 0 && <p className="note">{page.say('completeness.note')}</p>}
    </section>
  );
}
