import type { ReleaseScore } from '@signatory/contract';
import type { ReactNode } from 'react';
import type { PageContext } from '../page-context.js';
import { Icon } from './icon.js';

/** Evidence cited, with links where it is public. */
export function EvidenceList(props: {
  readonly evidence: ReleaseScore['evidence'];
  readonly page: PageContext;
}): ReactNode {
  return (
    <ul className="evidence">
      {props.evidence.map(({ title, publisher, url, published, sha256 }, index) => (
        <li key={index}>
          <Icon name={url ? 'external' : 'document'} />
          <span>
            {url ? <a href={url}>{title}</a> : title}
            {(publisher ?? published) && (
              <span className="evidence-note">
                {[publisher, published && props.page.date(published)]
                  .filter(Boolean)
                  .join(props.page.say('join.comma'))}
              </span>
            )}
            {sha256 && (
              <span className="evidence-note">
                {props.page.say('evidence.hash')} <code className="hash">{sha256}</code>
              </span>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
