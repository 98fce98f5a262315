import type { EntryView } from '@signatory/contract';
import { Icon } from '@signatory/pages';
import type { ReactNode } from 'react';
import { useSpeech } from '../session/language.js';

/** A colleague saved another answer while this one was on screen: who and when, and to see it. */
export function NewerNote({ entry, onShow }: { readonly entry: EntryView; readonly onShow: () => void }): ReactNode {
  const { say, time } = useSpeech();
  return (
    <div className="banner banner-info" role="status">
      <p className="banner-head">
        <Icon name="info" />
        {say('entry.newer', { by: entry.updatedBy ?? '', time: time(entry.updatedAt ?? '') })}
      </p>
      <div className="acts">
        <button type="button" className="button" onClick={onShow}>
          {say('entry.newer.show')}
        </button>
      </div>
    </div>
  );
}
