import { Icon, type IconName } from '@signatory/pages';
import type { ReactNode } from 'react';
import { useSpeech } from '../session/language.js';
import type { EntryStatus } from './entry-status.js';

const LOOKS: Readonly<Record<EntryStatus, { readonly icon: IconName | null; readonly tone: string }>> = {
  returned: { icon: 'return', tone: 'tag-warn' },
  asked: { icon: 'info', tone: 'tag-warn' },
  errors: { icon: 'stop', tone: 'tag-err' },
  warnings: { icon: 'alert', tone: 'tag-warn' },
  calculated: { icon: null, tone: 'tag-plain' },
  carried: { icon: 'clock', tone: 'tag-open' },
  begun: { icon: 'document', tone: 'tag-open' },
  open: { icon: null, tone: 'tag-open' },
  optional: { icon: null, tone: 'tag-plain' },
  complete: { icon: null, tone: 'tag-plain' },
};

/** The status of an entry as a word; done items are plain, so that open ones stand out. */
export function EntryStatusTag({ status }: { readonly status: EntryStatus }): ReactNode {
  const { say } = useSpeech();
  const { icon, tone } = LOOKS[status];
  return (
    <span className={`tag ${tone}`}>
      {icon && <Icon name={icon} />}
      {say(`entryStatus.${status}`)}
    </span>
  );
}
