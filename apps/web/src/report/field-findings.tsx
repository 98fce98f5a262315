import type { FindingView } from '@signatory/contract';
import { Icon } from '@signatory/pages';
import type { ReactNode } from 'react';
import { useSpeech } from '../session/language.js';
import { isOpen } from './entry-status.js';

/** What was found on a field, under it, in the same words as in the checks. */
export function FieldFindings({ findings }: { readonly findings: readonly FindingView[] }): ReactNode {
  const { say } = useSpeech();
  return findings.filter(isOpen).map((finding, at) => {
    const grave = finding.severity !== 'WARNING';
    return (
      // A rule can find two pieces of evidence at fault.
      <p key={`${finding.rule} ${at}`} className={`field-message${grave ? '' : ' field-warning'}`}>
        <Icon name={grave ? 'stop' : 'alert'} />
        <span>
          <span className="visually-hidden">{say(`severity.${finding.severity}`)}: </span>
          {finding.message}
        </span>
      </p>
    );
  });
}
