import type { LocalText } from '@signatory/domain';
import type { ReactNode } from 'react';
import type { PageContext } from '../page-context.js';
import { Icon } from './icon.js';

/** What whoever keeps the installation tells everybody for a time. */
export function Notice({ text, page }: { readonly text: LocalText; readonly page: PageContext }): ReactNode {
  const words = page.choose(text);
  return (
    <aside className="marks" aria-label={page.say('notice.heading')}>
      <p lang={words.language}>
        <Icon name="info" />
        {words.text}
      </p>
    </aside>
  );
}
