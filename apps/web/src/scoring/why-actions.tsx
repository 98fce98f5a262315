import type { WhyView } from '@signatory/contract';
import type { ReactNode } from 'react';
import { ActionEvidence } from '../actions/action-evidence.js';
import { useSpeech } from '../session/language.js';
import { nameDoer } from './name-doer.js';

/** What the member did, as it was classed, and what was searched where it is silent; by whom, by role. */
export function WhyActions({ why }: { readonly why: WhyView }): ReactNode {
  const { say, choose, date, instant } = useSpeech();
  const { cycle, member, actions, searches } = why;
  return (
    <>
      {actions.length > 0 && (
        <li className="panel">
          <h2>{say('why.actions')}</h2>
          <ul className="why-list">
            {actions.map(
              ({ id, happened, text, state, class: given, codebook, evidence, brought, classed, origin }) => (
                <li key={id}>
                  <h3>
                    {date(happened)}{' '}
                    <span className="tag">{given ? say(`actionClass.${given}`) : say(`actionState.${state}`)}</span>
                  </h3>
                  <p>{choose(text)}</p>
                  {state !== 'CLASSED' && state !== 'ANSWERED' && <p className="note">{say('why.notCounted')}</p>}
                  <ActionEvidence action={{ cycle, member, action: id }} evidence={evidence} />
                  <p className="small-print">
                    {say(`actions.origin.${origin}`)}
                    {say('join.comma')}
                    {say('why.by', { who: nameDoer(brought.by, say), at: instant(brought.at) })}
                  </p>
                  {classed && (
                    <p className="small-print">
                      {say('codebook.heading', { version: codebook })}
                      {say('join.comma')}
                      {say('why.by', { who: nameDoer(classed.by, say), at: instant(classed.at) })}
                    </p>
                  )}
                </li>
              ),
            )}
          </ul>
        </li>
      )}
      {searches.length > 0 && (
        <li className="panel">
          <h2>{say('why.searches')}</h2>
          <ul className="why-list">
            {searches.map(({ by, title, query, outcome, note, at }, place) => (
              <li key={place}>
                <h3>{title}</h3>
                <p>
                  <q>{query}</q>
                  {say('join.comma')}
                  {say(`search.outcome.${outcome}`)}
                </p>
                {note && <p>{note}</p>}
                <p className="small-print">{say('why.by', { who: nameDoer(by, say), at: instant(at) })}</p>
              </li>
            ))}
          </ul>
        </li>
      )}
    </>
  );
}
