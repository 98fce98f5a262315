import type { SourceNumbers } from '@signatory/contract';
import type { ReactNode } from 'react';
import type { PageContext } from '../page-context.js';
import type { ReleaseReader } from '../release/read-release.js';
import { EvidenceList } from './evidence-list.js';
import { PlanText } from './plan-text.js';
import { CitedNumbers } from './references.js';

/** What a member did on a commitment, by day, each with its class and what shows it; what was searched where it is silent. */
export function DatedActions(props: {
  readonly release: ReleaseReader;
  readonly member: string;
  readonly commitment: string;
  /** Of the page's references; without it each action lists what shows it. */
  readonly numbers?: SourceNumbers;
  readonly page: PageContext;
}): ReactNode {
  const { release, member, commitment, numbers, page } = props;
  const { say } = page;
  const actions = release.actionsOn(member, commitment);
  const searches = release.searchesOn(member, commitment);
  if (actions.length + searches.length === 0) return null;
  return (
    <div className="replies">
      {actions.length > 0 && (
        <p>
          <strong>{say('why.actions')}</strong>
        </p>
      )}
      {actions.map(({ happened, text, class: given, contested, evidence }, place) => (
        <div className="reply" key={place}>
          <p>
            <strong>{page.date(happened)}</strong>{' '}
            <span className="evidence-note">
              {say(`actionClass.${given}`)}
              {contested && `${say('join.comma')}${say('actionState.ANSWERED')}`}
            </span>
          </p>
          <p>
            {text ? <PlanText of={text} page={page} /> : say('actions.withheld')}
            {numbers && <CitedNumbers numbers={numbers.cite(evidence)} />}
          </p>
          {!numbers && evidence.length > 0 && <EvidenceList evidence={evidence} page={page} />}
        </div>
      ))}
      {searches.length > 0 && (
        <div className="reply">
          <p>
            <strong>{say('why.searches')}</strong>
          </p>
          <ul>
            {searches.map(({ reviewer, source, query, outcome, on }, place) => (
              <li key={place}>
                {say('why.reviewer', { n: reviewer })}
                {say('join.comma')}
                {page.date(on)}
                {say('join.colon')}
                {source}
                {say('join.comma')}
                <q>{query}</q>
                {say('join.comma')}
                {say(`search.outcome.${outcome}`)}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
