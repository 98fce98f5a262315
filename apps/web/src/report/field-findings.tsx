import type { FindingView } from '@signatory/contract';
import { Icon } from '@signatory/pages';
import type { ReactNode } from 'react';
import { useSpeech } from '../session/language.js';
import { isOpen } from './entry-status.js';

/** What was found on a field, under it, in the same words as in the checks. `id` ties it to its control. */
export function FieldFindings({
  findings,
  id,
}: {
  readonly findings: readonly FindingView[];
  readonly id?: string;
}): ReactNode {
  const { say } = useSpeech();
  const open = findings.filter(isOpen);
  if (open.length === 0) return null;
  return (
    <div id={id} className="field-findings">
      {open.map((finding, at) => {
        const grave = finding.severity !== 'WARNING';
        return (
          // A rule can find two pieces of evidence at fault.
          <p key={`${finding.rule} ${at}`} className={`field-message${grave ? '' : ' field-warning'}`}>
            <Icon name={grave ? 'stop' : 'alert'} />
            <span>
              <span className="visually-hidden">
                {say(`severity.${finding.severity}`)}
                {say('join.colon')}
              </span>
              {finding.message}
            </span>
          </p>
        );
      })}
    </div>
  );
}
