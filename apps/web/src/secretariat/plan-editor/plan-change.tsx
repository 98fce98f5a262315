import type { MigrationView } from '@signatory/contract';
import { SCORE_SIGNS } from '@signatory/texts';
import type { ReactNode } from 'react';
import { TextDifference } from '../../review/difference.js';
import { useSpeech } from '../../session/language.js';
import { changedPlace, isToldWhole } from './changed-place.js';
import type { Control } from './field.js';
import { sayPlace } from './say-place.js';

/** What a newer version says otherwise at one place, which is called as the plan's forms call it. */
export function PlanChange({ change }: { readonly change: MigrationView['changes'][number] }): ReactNode {
  const speech = useSpeech();
  const { say, language } = speech;
  const place = changedPlace(change.item, change.field);
  const [before, after] = [change.before, change.after].map((value) => printed(place.field?.control, value));
  return (
    <div>
      <dt>{sayPlace(place, speech)}</dt>
      <dd>
        <TextDifference
          before={before ?? ''}
          now={after ?? ''}
          language={place.language ?? language}
          isWhole={isToldWhole(place, change.before, change.after)}
        />
      </dd>
    </div>
  );

  function printed(control: Control | undefined, value: string | null): string | null {
    if (value === null) return null;
    if (control?.is === 'yes-no') return say(value === 'true' ? 'planEdit.yes' : 'planEdit.no');
    if (control?.is === 'by' && value === 'assessor') return say('planEdit.assessor');
    if (control?.is === 'score') return SCORE_SIGNS[value] ?? value;
    const option = control?.is === 'choice' ? control.options.find(([typed]) => typed === value) : undefined;
    return option ? say(option[1]) : value;
  }
}
