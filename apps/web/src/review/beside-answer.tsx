import type { FindingView } from '@signatory/contract';
import { Icon } from '@signatory/pages';
import type { MessageKey } from '@signatory/texts';
import type { ReactNode } from 'react';
import { WhySuspended } from '../report/check.js';
import { useSpeech } from '../session/language.js';
import { Words } from '../ui/words.js';

/** What was found and stands against nothing: what the member answered in words, and notes, which the queue counts as well. */
export function BesideAnswer({ findings }: { readonly findings: readonly FindingView[] }): ReactNode {
  const { say } = useSpeech();
  return findings
    .filter(
      ({ severity, kind, justification }) => justification !== null || severity === 'INFO' || kind === 'SUSPENDED',
    )
    .map((finding, at) => (
      <div key={`${finding.rule} ${at}`} className={`check check-${finding.justification ? 'ok' : 'info'}`}>
        <Icon name={finding.justification ? 'check' : 'info'} />
        <div>
          <p className="check-head">{say(headOf(finding))}</p>
          <p>{finding.message}</p>
          <WhySuspended finding={finding} />
          {finding.justification && <Words {...finding.justification} className="justification" quoted />}
        </div>
      </div>
    ));
}

function headOf({ kind, justification, severity }: FindingView): MessageKey {
  if (kind === 'SUSPENDED') return 'finding.suspended';
  return justification ? 'finding.justified' : `severity.${severity}`;
}
