import type { Alignment } from '@signatory/domain';
import type { ReactNode } from 'react';
import type { PageContext } from '../page-context.js';

/** The items of other frameworks that something answers to, each with its relation in words. */
export function AlignmentList(props: {
  readonly alignments: readonly Alignment[];
  readonly page: PageContext;
}): ReactNode {
  const { alignments, page } = props;
  return (
    <ul className="alignments">
      {alignments.map(({ framework, item, relation, url }) => {
        const name = `${framework}${page.say('join.comma')}${item}`;
        return (
          <li key={name}>
            {page.say(`alignment.${relation}`)}
            {page.say('join.colon')}
            {url === undefined ? name : <a href={url}>{name}</a>}
          </li>
        );
      })}
    </ul>
  );
}
