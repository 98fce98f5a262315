import { Icon } from '@signatory/pages';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { queries } from '../api/queries.js';
import { useSpeech } from '../session/language.js';

const LOOK_MS = 30_000;

/** Says on every screen of the secretariat that no work gets done: checks, letters and files all wait. */
export function WorkBanner(): ReactNode {
  const { say } = useSpeech();
  const work = useQuery({ ...queries.work(), refetchInterval: LOOK_MS });
  if (work.data?.atWork !== false) return null;
  const minutes = Math.floor(work.data.waitingSeconds / 60);
  return (
    <div className="banner banner-err work-banner" role="alert">
      <p className="banner-head">
        <Icon name="alert" />
        {say('work.down')}
      </p>
      <p>
        {say('work.down.means')}
        {say('join.sentence')}
        {minutes > 0 && say('work.down.oldest', { minutes })}
      </p>
    </div>
  );
}
