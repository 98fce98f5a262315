import type { CycleView } from '@signatory/contract';
import { chooseText, MAIL_KINDS, type MailKind } from '@signatory/domain';
import { composeLetter, LANGUAGE_NAMES, LANGUAGES, loadPart, matchLanguage } from '@signatory/texts';
import { useQuery } from '@tanstack/react-query';
import { useId, useState, type ReactNode } from 'react';
import { useSpeech } from '../../session/language.js';
import { useSession } from '../../session/session.js';
import { SelectField } from '../../ui/select-field.js';
import { Loaded } from '../../ui/states.js';
import type { Calendar } from './calendar-draft.js';

/** What a letter is about: the cycle's title and members as they are, the dates as they are typed. */
export interface LetterSubject {
  readonly code: string;
  readonly title: CycleView['title'];
  readonly members: CycleView['members'];
}

// A plan is put to its members before it has a cycle, and an access token belongs to a person.
const OF_CYCLES = MAIL_KINDS.filter((kind) => kind !== 'plan-consulted' && kind !== 'token-ending');

/** A letter as it will be sent, in any of the languages that its reader may have chosen. */
export function LetterPreview(props: {
  readonly subject: LetterSubject;
  readonly calendar: Calendar | null;
}): ReactNode {
  const { say, language: own } = useSpeech();
  const [kind, setKind] = useState<MailKind>('deadline');
  const [chosen, setChosen] = useState<string>(own);
  // Its texts are fetched when they are first asked for; without them the letter would be in English.
  const language = useQuery({
    queryKey: ['letter-language', chosen],
    queryFn: async () => {
      await loadPart(matchLanguage(chosen), 'letterWords');
      return chosen;
    },
    staleTime: Infinity,
  });
  return (
    <details>
      <summary>{say('reminders.preview')}</summary>
      <div className="form">
        <div className="field-row">
          <SelectField
            label={say('reminders.letter')}
            value={kind}
            options={OF_CYCLES.map((each) => [each, say(`letters.${each}`)])}
            onChange={(value) => setKind(OF_CYCLES.find((each) => each === value) ?? 'deadline')}
          />
          <SelectField
            label={say('letters.language')}
            value={chosen}
            options={LANGUAGES.map((code) => [code, LANGUAGE_NAMES[code]])}
            onChange={setChosen}
          />
        </div>
        {props.calendar ? (
          <Loaded query={language} lines={3}>
            {(loaded) => <Letter {...props} calendar={props.calendar} kind={kind} language={loaded} />}
          </Loaded>
        ) : (
          <p className="muted">{say('calendar.effect.unreadable')}</p>
        )}
      </div>
    </details>
  );
}

function Letter(props: {
  readonly subject: LetterSubject;
  readonly calendar: Calendar | null;
  readonly kind: MailKind;
  readonly language: string;
}): ReactNode {
  const { say } = useSpeech();
  const { person } = useSession();
  const { subject, calendar, kind, language } = props;
  if (!calendar) return null;
  const [member] = subject.members;
  const letter = composeLetter({
    kind,
    language,
    name: person.name,
    cycle: chooseText(subject.title, language, 'en').text,
    // Of a correction each report has its own due date; the deadline stands for it here.
    at: kind === 'opening' ? calendar.opens : calendar.deadline,
    items: member
      ? [
          {
            name: chooseText(member.name, language, 'en').text,
            link: `${location.origin}/report/${encodeURIComponent(subject.code)}/${encodeURIComponent(member.code)}`,
          },
        ]
      : [],
    settings: `${location.origin}/account`,
  });
  return (
    <LetterText letter={letter} language={language}>
      <p className="hint" lang={undefined}>
        {say('reminders.preview.hint')}
      </p>
    </LetterText>
  );
}

/** A letter's words, in its own language. */
export function LetterText(props: {
  readonly letter: { readonly subject: string; readonly text: string };
  readonly language: string;
  readonly children?: ReactNode;
}): ReactNode {
  const headingId = useId();
  const { letter, language } = props;
  return (
    <article className="letter" lang={language} aria-labelledby={headingId}>
      <h3 id={headingId}>{letter.subject}</h3>
      <pre>{letter.text}</pre>
      {props.children}
    </article>
  );
}
