import type { CitedLink } from '@signatory/contract';
import { Icon } from '@signatory/pages';
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { useSpeech } from '../session/language.js';
import { leadToHalfTyped } from '../ui/half-typed.js';
import { Lack } from '../ui/lack.js';
import { TextField } from '../ui/text-field.js';
import { CitedWords } from './cited.js';
import { EMPTY, readFields, type CitedFields } from './cited-fields.js';
import { CitingEvidence, type CitedEntries } from './citing-evidence.js';
import { CitingMore } from './citing-more.js';

const MOST = 10;
const UNREAD: { readonly of: CitedFields; readonly faults: ReadonlySet<keyof CitedFields> } = {
  of: EMPTY,
  faults: new Set(),
};

/** Pages cited in public, each with title and address: those given, and fields for one more. */
export function CitedLinks(props: {
  readonly links: readonly CitedLink[];
  readonly onChange: (links: CitedLink[]) => void;
  /** Whether one is begun and not added: sent as it stands, it would be lost. */
  readonly onBegin: (isBegun: boolean) => void;
  readonly lack: string | null;
  readonly entries: CitedEntries;
}): ReactNode {
  const { say } = useSpeech();
  const { links, onChange } = props;
  const [fields, setFields] = useState(EMPTY);
  const [found, setFound] = useState(UNREAD);
  // Of a field that was changed since, nobody knows yet.
  const faults = useMemo(
    () => new Set([...found.faults].filter((name) => fields[name] === found.of[name])),
    [found, fields],
  );
  const form = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    if (found.faults.size > 0) form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus();
  }, [found]);
  const fill = (next: CitedFields): void => {
    setFields(next);
    props.onBegin(Object.values(next).some((text) => text.trim() !== ''));
  };
  const add = (): void => {
    if (leadToHalfTyped(form.current)) return;
    const read = readFields(fields, new Date());
    setFound('faults' in read ? { of: fields, faults: read.faults } : UNREAD);
    if ('faults' in read) return;
    onChange([...links, read.link]);
    fill(EMPTY);
  };
  const field = (name: 'title' | 'url' | 'publisher', label: string, most: number): ReactNode => (
    <TextField
      label={label}
      type={name === 'url' ? 'url' : 'text'}
      maxLength={most}
      value={fields[name]}
      onChange={(text) => fill({ ...fields, [name]: text })}
      error={name === 'url' && (faults.has('url') || faults.has('title')) ? say('reply.evidence.fault') : null}
    />
  );
  return (
    <fieldset className="choices-field cited-links" ref={form}>
      <legend>{say('reply.evidence')}</legend>
      <ul className="evidence">
        {links.map((link, index) => (
          <li key={index}>
            <Icon name="external" />
            <CitedWords link={link} />
            <button
              type="button"
              className="button button-icon"
              onClick={() => onChange(links.filter((_, at) => at !== index))}
            >
              <Icon name="close" />
              <span className="visually-hidden">{say('reply.evidence.remove', { title: link.title })}</span>
            </button>
          </li>
        ))}
      </ul>
      {links.length < MOST && (
        <>
          {props.entries.indicators.length > 0 && <CitingEvidence entries={props.entries} onTake={fill} />}
          {field('title', say('entry.evidence.title'), 500)}
          {field('url', say('reply.evidence.url'), 2_000)}
          {field('publisher', say('entry.evidence.publisher'), 200)}
          <CitingMore fields={fields} faults={faults} onChange={(part) => fill({ ...fields, ...part })} />
          <button type="button" className="button" onClick={add}>
            {say('reply.evidence.add')}
          </button>
          <Lack>{props.lack}</Lack>
        </>
      )}
    </fieldset>
  );
}
