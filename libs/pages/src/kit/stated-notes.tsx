import type { ReleaseCommitment } from '@signatory/contract';
import { methodNote, statedWords } from '@signatory/texts';
import type { ReactNode } from 'react';
import type { PageContext } from '../page-context.js';
import { PlanText } from './plan-text.js';

/** Where an indicator stood when the plan was made, where it shall be, and how it is measured, as the plan says it. */
export function StatedNotes(props: {
  readonly indicator: ReleaseCommitment['indicators'][number];
  readonly page: PageContext;
}): ReactNode {
  const { indicator, page } = props;
  return [...statedWords(page.language, indicator), ...methodNote(page.language, indicator)].map(
    ({ name, before, words, after }) => (
      <span key={name} className="stated">
        {name}
        {page.say('join.colon')}
        {before}
        {words && <PlanText of={words} page={page} />}
        {after}
      </span>
    ),
  );
}
