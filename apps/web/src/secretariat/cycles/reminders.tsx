import type { CycleView, RemindersSent, ReminderView } from '@signatory/contract';
import { REMINDER_TOPICS, type CycleState, type ReminderTopic } from '@signatory/domain';
import { formatList } from '@signatory/texts';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { nameMember } from '../../app/cycle-picker.js';
import { reminding } from '../../api/reminding.js';
import { useSpeech } from '../../session/language.js';
import { mayWithin } from '../../session/grants.js';
import { useSession } from '../../session/session.js';
import { SelectField } from '../../ui/select-field.js';
import { Loaded, StatusLine } from '../../ui/states.js';
import { WithTexts } from '../../ui/with-texts.js';
import { ReminderDialog } from './reminder-dialog.js';
import { ReminderTable } from './reminder-table.js';

/** Cycles in which somebody can be waited for. */
const WAITING: readonly CycleState[] = ['OPEN', 'CLOSED', 'ASSESSMENT'];

/** Reminds by hand; for who keeps the cycle. Nothing is shown of cycles that wait for nobody. */
export function Reminders({ cycle }: { readonly cycle: CycleView }): ReactNode {
  const reminds = mayWithin(useSession(), 'reminder:send', { plan: cycle.plan.id, cycle: cycle.code });
  if (!reminds || !WAITING.includes(cycle.state)) return null;
  return (
    <WithTexts of="remind" lines={3}>
      {() => <RemindersPanel cycle={cycle} />}
    </WithTexts>
  );
}

function RemindersPanel({ cycle }: { readonly cycle: CycleView }): ReactNode {
  const { say } = useSpeech();
  const reminders = useQuery(reminding.reminders(cycle.code));
  const heading = useRef<HTMLHeadingElement>(null);
  const [sent, setSent] = useState<RemindersSent | null>(null);
  // The button that opened the dialog has nothing left to send.
  useEffect(() => {
    if (sent) heading.current?.focus();
  }, [sent]);
  return (
    <section className="panel" aria-labelledby="reminders-heading">
      <h2 id="reminders-heading" ref={heading} tabIndex={-1}>
        {say('remind.heading')}
      </h2>
      <p className="muted">{say('remind.lead')}</p>
      <Loaded query={reminders} lines={3}>
        {(all) => <Chooser cycle={cycle} reminders={all} onSent={setSent} />}
      </Loaded>
      <Outcome cycle={cycle} sent={sent} />
    </section>
  );
}

function Chooser(props: {
  readonly cycle: CycleView;
  readonly reminders: readonly ReminderView[];
  readonly onSent: (sent: RemindersSent) => void;
}): ReactNode {
  const { say } = useSpeech();
  const { cycle, reminders } = props;
  const [topic, setTopic] = useState<ReminderTopic>('report');
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [open, setOpen] = useState(false);
  const rows = reminders.filter((each) => each.topic === topic);
  // What was submitted meanwhile is no longer listed, and so no longer chosen.
  const chosen = rows.filter((row) => selected.has(row.member)).map(({ member }) => member);
  return (
    <div className="form">
      <SelectField
        label={say('remind.topic')}
        value={topic}
        options={REMINDER_TOPICS.map((each) => [
          each,
          say(`remind.topic.${each}`, { count: reminders.filter((row) => row.topic === each).length }),
        ])}
        onChange={(value) => {
          setTopic(REMINDER_TOPICS.find((each) => each === value) ?? 'report');
          setSelected(new Set());
        }}
      />
      {rows.length === 0 ? (
        <p className="muted">{say(`remind.none.${topic}`)}</p>
      ) : (
        <>
          <ReminderTable cycle={cycle} rows={rows} selected={selected} onSelect={setSelected} />
          <div className="bulk">
            <p role="status" className="shown-count">
              {say('remind.selected', { count: chosen.length })}
            </p>
            <button type="button" className="button" aria-disabled={chosen.length === 0} onClick={() => setOpen(true)}>
              {say('remind.preview')}
            </button>
          </div>
        </>
      )}
      {open && (
        <ReminderDialog
          cycle={cycle}
          topic={topic}
          members={chosen}
          onClose={() => setOpen(false)}
          onSent={(result) => {
            setOpen(false);
            setSelected(new Set());
            props.onSent(result);
          }}
        />
      )}
    </div>
  );
}

function Outcome(props: { readonly cycle: CycleView; readonly sent: RemindersSent | null }): ReactNode {
  const { say, choose, language } = useSpeech();
  const { cycle, sent } = props;
  return (
    <StatusLine>
      {sent && (
        <>
          {sent.members.length > 0 &&
            say('remind.sent', { members: sent.members.length, people: sent.people, letters: sent.letters })}
          {say('join.sentence')}
          {sent.unreached.length > 0 &&
            say('remind.unreached', {
              members: formatList(
                language,
                sent.unreached.map((member) => nameMember(cycle, member, choose)),
              ),
            })}
        </>
      )}
    </StatusLine>
  );
}
