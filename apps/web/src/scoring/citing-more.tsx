import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useSpeech } from '../session/language.js';
import { TextField } from '../ui/text-field.js';
import { WithTexts } from '../ui/with-texts.js';
import { dayOf, type CitedFields } from './cited-fields.js';

const IN_IT = ['published', 'accessed', 'page', 'quote'] as const;

/** The days of a page that is cited, where in it and the words that show it: folded while nothing is said of them. */
export function CitingMore(props: {
  readonly fields: CitedFields;
  readonly faults: ReadonlySet<keyof CitedFields>;
  readonly onChange: (part: Partial<CitedFields>) => void;
}): ReactNode {
  const { say } = useSpeech();
  const { fields, faults } = props;
  const [isOpen, setOpen] = useState(false);
  const details = useRef<HTMLDetailsElement>(null);
  const isSaid = IN_IT.some((name) => fields[name] !== '');
  // What stands there, and what is wrong there, is seen.
  useEffect(() => {
    if (details.current && (isSaid || IN_IT.some((name) => faults.has(name)))) details.current.open = true;
  }, [isSaid, faults]);
  return (
    <details className="evidence-more" ref={details} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{say('entry.evidence.more')}</summary>
      {isOpen && (
        <WithTexts of="citing" lines={4}>
          {() => <More {...props} />}
        </WithTexts>
      )}
    </details>
  );
}

function More({ fields, faults, onChange }: Parameters<typeof CitingMore>[0]): ReactNode {
  const { say } = useSpeech();
  const day = (name: 'published' | 'accessed', fault: string): ReactNode => (
    <TextField
      label={say(`entry.evidence.${name}`)}
      type="date"
      value={fields[name]}
      error={faults.has(name) ? fault : null}
      onChange={(text) => onChange({ [name]: text })}
    />
  );
  return (
    <div className="evidence-more-fields">
      {day('published', say('entry.evidence.date.fault'))}
      <div className="cited-accessed">
        {day('accessed', say('citing.future'))}
        <button type="button" className="button" onClick={() => onChange({ accessed: dayOf(new Date()) })}>
          {say('citing.today')}
        </button>
      </div>
      <TextField
        label={say('entry.evidence.page')}
        maxLength={50}
        value={fields.page}
        onChange={(page) => onChange({ page })}
      />
      <TextField
        label={say('entry.evidence.quote')}
        lines
        maxLength={2_000}
        value={fields.quote}
        onChange={(quote) => onChange({ quote })}
      />
    </div>
  );
}
