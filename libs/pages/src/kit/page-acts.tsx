import type { ReactNode } from 'react';
import type { PageContext } from '../page-context.js';
import { Icon } from './icon.js';

/**
 * What a reader does with a page as it stands: copy its link, which carries the whole state, print it, go to its files. The
 * first two need script, so that they are hidden until it is there; a browser's own menu does the same without.
 */
export function PageActs({ page, files = false }: { readonly page: PageContext; readonly files?: boolean }): ReactNode {
  const { say } = page;
  return (
    <div className="heading-acts">
      <div className="page-acts" data-acts="" hidden>
        <button type="button" className="button" data-copy-link="">
          <Icon name="link" />
          {say('acts.copyLink')}
        </button>
        <button type="button" className="button" data-print="">
          <Icon name="print" />
          {say('acts.print')}
        </button>
      </div>
      {files && (
        <a className="button button-primary" href="#downloads">
          <Icon name="download" />
          {say('files.heading')}
        </a>
      )}
      <p className="acts-status" role="status" data-copied={say('acts.copied')} />
      <label className="field acts-link" hidden>
        <span>{say('acts.copyByHand')}</span>
        <input readOnly />
      </label>
    </div>
  );
}
