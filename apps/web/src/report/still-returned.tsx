import { Icon } from '@signatory/pages';
import { formatList } from '@signatory/texts';
import type { ReactNode } from 'react';
import { useSpeech } from '../session/language.js';
import type { PillarTasks } from './entry-status.js';
import { labelsOfReturned } from './returned-labels.js';

/** What was returned and is as it was: nothing keeps anybody from certifying it again, and nobody should do so unaware. */
export function StillReturned({ groups }: { readonly groups: readonly PillarTasks[] }): ReactNode {
  const { say, language } = useSpeech();
  const labels = labelsOfReturned(groups);
  if (labels.length === 0) return null;
  return (
    <p className="banner banner-warn">
      <Icon name="alert" /> {say('certify.returned', { count: labels.length, entries: formatList(language, labels) })}
    </p>
  );
}
