import type { CycleView, ReminderLetter, RemindersSent } from '@signatory/contract';
import type { ReminderTopic } from '@signatory/domain';
import { formatList } from '@signatory/texts';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { nameMember } from '../../app/cycle-picker.js';
import { ProblemError } from '../../api/problem-error.js';
import { useCommand } from '../../api/queries.js';
import { reminding } from '../../api/reminding.js';
import { useSpeech } from '../../session/language.js';
import { Dialog } from '../../ui/dialog.js';
import { SelectField } from '../../ui/select-field.js';
import { Failure, Loading } from '../../ui/states.js';
import { LetterText } from './letter-preview.js';

interface Chosen {
  readonly cycle: CycleView;
  readonly topic: ReminderTopic;
  readonly members: readonly string[];
}

/** The letters, each in its reader's language, before they are sent. */
export function ReminderDialog(
  props: Chosen & { readonly onClose: () => void; readonly onSent: (sent: RemindersSent) => void },
): ReactNode {
  const { say } = useSpeech();
  const { cycle, topic, members, onClose, onSent } = props;
  const body = { topic, members: [...members] };
  const send = useCommand(() => reminding.sendReminders(cycle.code, body), [['overview', cycle.code]]);
  const letters = useQuery({
    queryKey: ['overview', cycle.code, 'reminders', topic, members],
    queryFn: () => reminding.previewReminders(cycle.code, body),
    retry: false,
    // What is being sent makes the list anew, and would be refused as sent a moment ago.
    enabled: !send.isPending && !send.isSuccess,
  });
  const error = send.error ?? letters.error;
  const people = new Set(letters.data?.map(({ to }) => to)).size;
  return (
    <Dialog heading={say('remind.dialog', { count: members.length })} onClose={onClose}>
      <div className="form">
        {letters.data ? <Letters cycle={cycle} letters={letters.data} /> : !error && <Loading lines={6} />}
        {error && <Refused cycle={cycle} error={error} />}
        <div className="acts">
          <button
            type="button"
            className="button button-primary"
            aria-disabled={people === 0 || error !== null || send.isPending}
            onClick={() => send.mutate(undefined, { onSuccess: onSent })}
          >
            {say('remind.send', { count: people })}
          </button>
          <button type="button" className="button" onClick={onClose}>
            {say('confirm.cancel')}
          </button>
        </div>
      </div>
    </Dialog>
  );
}

function Letters(props: { readonly cycle: CycleView; readonly letters: readonly ReminderLetter[] }): ReactNode {
  const { say, choose, language } = useSpeech();
  const { cycle, letters } = props;
  const [at, setAt] = useState(0);
  const letter = letters[at] ?? letters[0];
  if (!letter) return null;
  const naming = ({ to, members }: ReminderLetter): string =>
    say('remind.reader.option', {
      name: to,
      members: formatList(
        language,
        members.map((each) => nameMember(cycle, each, choose)),
      ),
    });
  return (
    <>
      <SelectField
        label={say('remind.reader')}
        value={String(letters.indexOf(letter))}
        options={letters.map((each, n) => [String(n), naming(each)])}
        onChange={(value) => setAt(Number(value))}
      />
      {!letter.letter && <p className="notes">{say('remind.newsOnly', { name: letter.to })}</p>}
      <LetterText letter={letter} language={letter.language} />
    </>
  );
}

interface SentLately {
  readonly hours: number;
  readonly sent: readonly { readonly member: string; readonly by: string; readonly at: string }[];
}

/** Who was quicker, and when; any other refusal in its own words. */
function Refused({ cycle, error }: { readonly cycle: CycleView; readonly error: Error }): ReactNode {
  const { say, choose, instant } = useSpeech();
  if (!(error instanceof ProblemError) || error.code !== 'reminder.sent-lately') return <Failure error={error} />;
  const { hours, sent } = error.problem.facts as unknown as SentLately;
  return (
    <div className="banner banner-err" role="alert">
      <p className="banner-head">{say('remind.stopped')}</p>
      <ul className="faults">
        {sent.map(({ member, by, at }) => (
          <li key={member}>
            {say('remind.stopped.line', {
              member: nameMember(cycle, member, choose),
              name: by,
              instant: instant(at),
            })}
          </li>
        ))}
      </ul>
      <p>{say('remind.stopped.hint', { hours })}</p>
    </div>
  );
}
