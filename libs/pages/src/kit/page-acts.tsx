import type { ReactNode } from 'react';
import type { PageContext } from '../page-context.js';
import { Icon } from './icon.js';

const LINK =
  'M6.8 9.2l2.4-2.4M7.5 4.8l1.6-1.6a2.6 2.6 0 0 1 3.7 3.7l-1.6 1.6M8.5 11.2l-1.6 1.6a2.6 2.6 0 0 1-3.7-3.7l1.6-1.6';
const PRINTER = 'M4.5 5.5v-4h7v4M4.5 11.5h-3v-6h13v6h-3M4.5 9.5h7v5h-7z';

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
          <ActIcon path={LINK} />
          {say('acts.copyLink')}
        </button>
        <button type="button" className="button" data-print="">
          <ActIcon path={PRINTER} />
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

/** Drawn here and not with the other icons, which every screen of the app loads. */
function ActIcon({ path }: { readonly path: string }): ReactNode {
  return (
    <svg className="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
      <path d={path} />
    </svg>
  );
}
