import type { ChangeCalendar, CycleView } from '@signatory/contract';
import { useState, type ReactNode } from 'react';
import { api } from '../../api/endpoints.js';
import { ProblemError } from '../../api/problem-error.js';
import { useCommand } from '../../api/queries.js';
import { faultAt } from '../../ui/faults.js';
import { useSpeech } from '../../session/language.js';
import { Lack } from '../../ui/lack.js';
import { Failure, StatusLine } from '../../ui/states.js';
import { ReasonField } from '../../ui/reason-field.js';
import { isShort, useLacks } from '../../ui/use-lacks.js';
import { CalendarConflict } from './calendar-conflict.js';
import { changesOf, draftOf, readCalendar, type CalendarDraft } from './calendar-draft.js';
import { CalendarEffects, ForeseenLetters } from './calendar-effects.js';
import { CalendarFields } from './calendar-fields.js';
import { LetterPreview } from './letter-preview.js';

/**
 * Changes a cycle's window, dates and reminders, with a reason; what it would do is shown before it is saved. Where
 * somebody changed them meanwhile, both stand beside each other first.
 */
export function CalendarForm({ cycle }: { readonly cycle: CycleView }): ReactNode {
  const { say } = useSpeech();
  // The cycle it was made from: a change is sent on that version.
  const [base, setBase] = useState(cycle);
  const [draft, setDraft] = useState<CalendarDraft>(() => draftOf(cycle));
  const [reason, setReason] = useState('');
  const save = useCommand(
    (body: ChangeCalendar) => api.changeCalendar(cycle.code, base.version, body),
    [['cycles'], ['overview', cycle.code], ['statistics', cycle.code]],
  );
  const take = (next: CycleView): void => {
    setBase(next);
    setDraft(draftOf(next));
  };
  const isStale = cycle.version !== base.version;
  const calendar = readCalendar(draft, base);
  const isChanged = calendar !== null && changesOf(base, calendar).length > 0;
  const lacks = useLacks({
    dates: calendar === null ? say('calendar.lack') : !isChanged && say('lack.change'),
    reason: isShort(reason) && say('lack.words', { least: 3 }),
  });
  return (
    <form
      className="form"
      noValidate
      onSubmit={(event) =>
        lacks.ask(event, () => {
          if (!calendar) return;
          const onSuccess = (next: CycleView): void => {
            take(next);
            setReason('');
          };
          save.mutate({ ...calendar, reason }, { onSuccess });
        })
      }
    >
      <CalendarFields
        draft={draft}
        state={cycle.state}
        wrong={(pointer) => faultAt(save.error, pointer)}
        onChange={setDraft}
      />
      <ForeseenLetters calendar={calendar} state={cycle.state} />
      <LetterPreview subject={cycle} calendar={calendar} />
      <CalendarEffects cycle={base} calendar={calendar} />
      <ReasonField label={say('calendar.reason')} value={reason} error={lacks.at('reason')} onChange={setReason} />
      {isStale && !save.isPending && (
        <CalendarConflict
          base={base}
          now={cycle}
          calendar={calendar}
          onKeep={() => {
            save.reset();
            setBase(cycle);
          }}
          onTake={() => {
            save.reset();
            take(cycle);
          }}
        />
      )}
      {save.error && !isConflict(save.error) && <Failure error={save.error} />}
      <Lack>{lacks.at('dates')}</Lack>
      <button type="submit" className="button button-primary" aria-disabled={save.isPending || isStale}>
        {say('calendar.save')}
      </button>
      <StatusLine>{save.isSuccess && !isStale && say('calendar.saved')}</StatusLine>
    </form>
  );
}

function isConflict(error: Error): boolean {
  return error instanceof ProblemError && error.code === 'version.stale';
}
