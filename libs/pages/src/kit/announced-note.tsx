import type { LocalText } from '@signatory/domain';
import type { ReactNode } from 'react';
import type { PageContext } from '../page-context.js';
import { Icon } from './icon.js';

/** The instant of a cycle's next release, where it was announced: nothing else of it is known before. */
export interface AnnouncedRelease {
  readonly cycle: string;
  readonly title: LocalText;
  /** ISO. */
  readonly instant: string;
  /** Until then, a begun one with the others. */
  readonly days: number;
}

/** When the next release comes, with its zone and the days that are left. */
export function AnnouncedNote(props: {
  readonly announced: AnnouncedRelease;
  readonly page: PageContext;
  /** Of which cycle, where the page is not about it. */
  readonly title?: ReactNode;
}): ReactNode {
  const { announced, page, title } = props;
  const { instant, days } = announced;
  return (
    <p className="announced">
      <Icon name="clock" />
      <span>
        {title && (
          <>
            <strong>{title}</strong>
            <br />
          </>
        )}
        <time dateTime={instant}>{page.say('announced.next', { instant: page.instant(instant) })}</time>{' '}
        <span className="tag">{page.say('report.daysLeft', { days })}</span>
      </span>
    </p>
  );
}
