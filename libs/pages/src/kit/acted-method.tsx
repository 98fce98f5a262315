import type { ReleaseDocument } from '@signatory/contract';
import { Fragment, type ReactNode } from 'react';
import type { PageContext } from '../page-context.js';
import { EvidenceList } from './evidence-list.js';
import { PlanText } from './plan-text.js';

/** What the classes of actions mean, what is searched where a member is silent, and how a sample was drawn: part of the method. */
export function ActedMethod(props: { readonly document: ReleaseDocument; readonly page: PageContext }): ReactNode {
  const { page } = props;
  const { codebook, deskSources, sampling } = props.document;
  const { say } = page;
  return (
    <>
      {codebook && (
        <>
          <h4>{say('codebook.heading', { version: codebook.version })}</h4>
          <dl className="settings">
            {codebook.classes.map(({ class: each, definition }) => (
              <Fragment key={each}>
                <dt>{say(`actionClass.${each}`)}</dt>
                <dd>
                  <PlanText of={definition} page={page} />
                </dd>
              </Fragment>
            ))}
          </dl>
        </>
      )}
      {deskSources && (
        <>
          <h4>{say('setting.deskSources')}</h4>
          <EvidenceList evidence={deskSources} page={page} />
        </>
      )}
      {sampling && (
        <>
          <h4>{say('sampling.heading')}</h4>
          <p>{say('sampling.words', sampling)}</p>
        </>
      )}
    </>
  );
}
