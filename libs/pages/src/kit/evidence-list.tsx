import type { ReleaseScore } from '@signatory/contract';
import type { ReactNode } from 'react';
import type { PageContext } from '../page-context.js';
import { Icon } from './icon.js';
import { SourceWords } from './references.js';

/** Evidence cited, with links where it is public. */
export function EvidenceList(props: {
  readonly evidence: ReleaseScore['evidence'];
  readonly page: PageContext;
}): ReactNode {
  return (
    <ul className="evidence">
      {props.evidence.map((source, index) => (
        <li key={index}>
          <Icon name={source.url ? 'external' : 'document'} />
          <span>
            <SourceWords source={source} page={props.page} />
          </span>
        </li>
      ))}
    </ul>
  );
}
