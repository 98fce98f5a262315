import { printErratum } from '@signatory/contract';
import { isOfWords } from '@signatory/texts';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { releaseDifference } from '../api/comparing.js';
import { useSpeech } from '../session/language.js';
import { Loaded } from '../ui/states.js';

/** Every figure that two releases of a cycle print otherwise, by their ids; the first of many. */
export function DifferentFigures({
  older,
  newer,
  name,
}: {
  readonly older: string;
  readonly newer: string;
  /** Of the table. */
  readonly name: string;
}): ReactNode {
  const { say, choose, language } = useSpeech();
  const difference = useQuery(releaseDifference(newer, older));
  return (
    <Loaded query={difference} lines={3}>
      {({ count, lines }) => (
        <>
          <p>
            {say('library.compare.figures', { count })}
            {say('join.sentence')}
            {count > lines.length && say('library.compare.more', { shown: lines.length })}
          </p>
          {lines.length > 0 && (
            <section className="scroll" aria-label={name} tabIndex={0}>
              <table className="table">
                <caption className="visually-hidden">{name}</caption>
                <thead>
                  <tr>
                    <th scope="col">{say('erratum.figure')}</th>
                    <th scope="col">{say('change.before')}</th>
                    <th scope="col">{say('change.now')}</th>
                  </tr>
                </thead>
                <tbody>
                  {lines.map(({ kind, member, place, codes, before, now }) => {
                    const where = [...(member ? [choose(member)] : []), ...place].join(say('join.comma'));
                    return (
                      <tr key={`${kind} ${where}`}>
                        <th scope="row">
                          {say(`erratum.kind.${kind}`)}
                          {where && `${say('join.colon')}${where}`}
                        </th>
                        <td lang={isOfWords(kind) ? 'und' : undefined}>
                          {printErratum(language, kind, before, codes)}
                        </td>
                        <td lang={isOfWords(kind) ? 'und' : undefined}>{printErratum(language, kind, now, codes)}</td>
                      </tr>
                    );
                  })}
                </tbody>
              </table>
            </section>
          )}
        </>
      )}
    </Loaded>
  );
}
