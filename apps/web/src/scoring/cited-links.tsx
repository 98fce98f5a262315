import { CitedLink } from '@signatory/contract';
import { Icon } from '@signatory/pages';
import { useState, type ReactNode } from 'react';
import { useSpeech } from '../session/language.js';
import { Lack } from '../ui/lack.js';
import { TextField } from '../ui/text-field.js';

const MOST = 10;
const EMPTY = { title: '', publisher: '', url: '', published: '' };

/** Pages cited in public, each with title and address: those given, and fields for one more. */
export function CitedLinks(props: {
  readonly links: readonly CitedLink[];
  readonly onChange: (links: CitedLink[]) => void;
  /** Whether one is begun and not added: sent as it stands, it would be lost. */
  readonly onBegin: (isBegun: boolean) => void;
  readonly lack: string | null;
}): ReactNode {
  const { say } = useSpeech();
  const { links, onChange } = props;
  const [fields, setFields] = useState(EMPTY);
  const [faulty, setFaulty] = useState(false);
  const fill = (next: typeof EMPTY): void => {
    setFields(next);
    props.onBegin(Object.values(next).some((text) => text.trim() !== ''));
  };
  const add = (): void => {
    // Empty fields are left out: the contract knows absent, not empty.
    const given = Object.fromEntries(Object.entries(fields).filter(([, text]) => text.trim() !== ''));
    const parsed = CitedLink.safeParse(given);
    setFaulty(!parsed.success);
    if (!parsed.success) return;
    onChange([...links, parsed.data]);
    fill(EMPTY);
  };
  const field = (name: keyof typeof EMPTY, label: string, type: 'text' | 'url' | 'date'): ReactNode => (
    <TextField
      label={label}
      type={type}
      value={fields[name]}
      onChange={(text) => fill({ ...fields, [name]: text })}
      error={faulty && name === 'url' ? say('reply.evidence.fault') : null}
    />
  );
  return (
    <fieldset className="choices-field cited-links">
      <legend>{say('reply.evidence')}</legend>
      <ul className="evidence">
        {links.map(({ title, url }, index) => (
          <li key={index}>
            <Icon name="external" />
            <a href={url}>{title}</a>
            <button
              type="button"
              className="button button-icon"
              onClick={() => onChange(links.filter((_, at) => at !== index))}
            >
              <Icon name="close" />
              <span className="visually-hidden">{say('reply.evidence.remove', { title })}</span>
            </button>
          </li>
        ))}
      </ul>
      {links.length < MOST && (
        <>
          {field('title', say('entry.evidence.title'), 'text')}
          {field('url', say('reply.evidence.url'), 'url')}
          {field('publisher', say('entry.evidence.publisher'), 'text')}
          {field('published', say('entry.evidence.published'), 'date')}
          <button type="button" className="button" onClick={add}>
            {say('reply.evidence.add')}
          </button>
          <Lack>{props.lack}</Lack>
        </>
      )}
    </fieldset>
  );
}
