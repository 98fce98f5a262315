import { AUDIT_ACTS } from '@signatory/domain';
import type { ReactNode } from 'react';
import { useSpeech } from '../../session/language.js';
import { AUDIT_SUBJECTS } from './audit-subjects.js';

/** What events are about, or one act of it, each by its name. */
export function ActChoice({ value = '' }: { readonly value: string | undefined }): ReactNode {
  const { say } = useSpeech();
  const groups = AUDIT_SUBJECTS.map((subject) => ({
    subject,
    acts: AUDIT_ACTS.filter((act) => act.startsWith(`${subject}.`)),
  }));
  // An address may ask for an act of an older trail.
  const isKnown = value === '' || groups.some(({ subject, acts }) => [subject, ...acts].some((each) => each === value));
  return (
    <label className="field">
      <span>{say('audit.about')}</span>
      <select name="act" defaultValue={value}>
        <option value="">{say('audit.all')}</option>
        {!isKnown && <option value={value}>{value}</option>}
        {groups.map(({ subject, acts }) => (
          <optgroup key={subject} label={say(`audit.about.${subject}`)}>
            <option value={subject}>{say('audit.allOf', { subject: say(`audit.about.${subject}`) })}</option>
            {acts.map((act) => (
              <option key={act} value={act}>
                {say(`audit.act.${act}`)}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </label>
  );
}
