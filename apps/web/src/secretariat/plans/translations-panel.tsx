import type { PlanVersionDetail } from '@signatory/contract';
import { LANGUAGE_NAMES, LANGUAGES } from '@signatory/texts';
import type { ReactNode } from 'react';
import { ProgressBar } from '../../report/progress-bar.js';
import { useSpeech } from '../../session/language.js';
import { Fold } from '../../ui/fold.js';
import { useLongTable } from '../../ui/long-table.js';
import { translationsOf, type PlanWords } from './plan-translations.js';

/** Which texts of a version each language has, and which are read in another one meanwhile. */
export function TranslationsPanel({ version }: { readonly version: PlanVersionDetail }): ReactNode {
  const { say } = useSpeech();
  const { plan } = version;
  return (
    <section className="panel form" aria-labelledby="translations-heading">
      <h2 id="translations-heading">{say('planTranslations.heading')}</h2>
      <p className="muted">{say('planTranslations.lead')}</p>
      <section className="scroll" aria-label={say('planTranslations.table')} tabIndex={0}>
        <table className="table stacked translations">
          <thead>
            <tr>
              <th scope="col">{say('chapter.language')}</th>
              <th scope="col">{say('planTranslations.texts')}</th>
              <th scope="col">{say('planTranslations.missing')}</th>
            </tr>
          </thead>
          <tbody>
            {translationsOf(plan, LANGUAGES).map(({ language, present, official, missing }, at) => {
              const total = present + missing.length;
              return (
                <tr key={language}>
                  <th scope="row" lang={language}>
                    {LANGUAGE_NAMES[LANGUAGES[at] ?? 'en']}
                    {plan.title.original === language && (
                      <span className="small-print"> {say('planTranslations.original')}</span>
                    )}
                  </th>
                  <td data-label={say('planTranslations.texts')}>
                    <div className="share">
                      <span>{say('report.ofTotal', { done: present, total })}</span>
                      <ProgressBar done={present} total={total} />
                    </div>
                    {official > 0 && (
                      <span className="small-print">{say('planTranslations.official', { count: official })}</span>
                    )}
                  </td>
                  <td data-label={say('planTranslations.missing')}>
                    {missing.length === 0 ? '–' : <Missing words={missing} />}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
    </section>
  );
}

/** Listed once it is asked for: a plan with nothing in a language lacks thousands. */
function Missing({ words }: { readonly words: readonly PlanWords[] }): ReactNode {
  const { say } = useSpeech();
  return (
    <Fold summary={say('planTranslations.lacks', { count: words.length })}>{() => <MissingList words={words} />}</Fold>
  );
}

function MissingList({ words }: { readonly words: readonly PlanWords[] }): ReactNode {
  const { say } = useSpeech();
  const long = useLongTable(
    words,
    ({ place, words: { original, texts } }) => ({ code: place ?? '', name: texts[original]?.text ?? '' }),
    {
      find: say('planTranslations.find'),
      found: (count) => say('planTranslations.found', { count, all: words.length }),
      all: (count) => say('planTranslations.all', { count }),
    },
  );
  return (
    <>
      {long.find}
      <ul className="faults">
        {long.rows.map(({ place, words: { original, texts } }, at) => (
          <li key={at}>
            {place && <span className="heading-code">{place}</span>}{' '}
            <span lang={original}>{texts[original]?.text}</span>
          </li>
        ))}
      </ul>
      {long.more}
    </>
  );
}
