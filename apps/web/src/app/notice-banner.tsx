import type { NoticeView } from '@signatory/contract';
import { Icon } from '@signatory/pages';
import { chooseText } from '@signatory/domain';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { notices } from '../api/notices.js';
import { useSpeech } from '../session/language.js';
import { useNow } from '../ui/use-now.js';
import { NewerPage } from './newer-page.js';

const LOOK_MS = 300_000;

/** What everybody is told at the sign-in and on every screen. That it cannot be read is nobody's hindrance. */
export function NoticeBanner(): ReactNode {
  const { data, dataUpdatedAt } = useQuery({ ...notices.read(), refetchInterval: LOOK_MS });
  return (
    data && (
      <>
        <NewerPage served={data.script} />
        <Notice notice={data.notice} readAt={dataUpdatedAt} />
      </>
    )
  );
}

/** What is told for a time. */
function Notice({ notice, readAt }: { readonly notice: NoticeView | null; readonly readAt: number }): ReactNode {
  const { say, instant, language } = useSpeech();
  const minute = useNow();
  // One that was set just now begins after the minute that is shown.
  const now = Math.max(minute, readAt);
  if (!notice || now < Date.parse(notice.from) || Date.parse(notice.until) <= now) return null;
  const words = chooseText(notice.text, language, 'en');
  return (
    <div className="banner banner-warn" role="status">
      <p className="banner-head">
        <Icon name="info" />
        {say('notice.heading')}
      </p>
      <p lang={words.language}>{words.text}</p>
      {notice.saveBefore !== null && <p>{say('notice.saveBefore', { instant: instant(notice.saveBefore) })}</p>}
    </div>
  );
}
