import { EvidenceInput, type SaveEntry } from '@signatory/contract';
import { Icon } from '@signatory/pages';
import { useState, type ReactNode } from 'react';
import { useSpeech } from '../session/language.js';
import { SelectField } from '../ui/select-field.js';
import { TextField } from '../ui/text-field.js';
import { EvidencePiece } from './evidence-piece.js';
import type { FieldsProps } from './fields-props.js';
import { FieldFindings } from './field-findings.js';

type Piece = SaveEntry['evidence'][number];

/** The sources behind an entry: what there is, and a form for one more. */
export function EvidenceFields({ indicator, findings, editing, disabled }: FieldsProps): ReactNode {
  const { say } = useSpeech();
  const { draft, change } = editing;
  const [adding, setAdding] = useState(false);
  const keys = Array.isArray(draft.value) ? draft.value.map(({ key }) => key) : [];
  return (
    <section aria-labelledby="evidence-heading">
      <h2 id="evidence-heading">{say('term.evidence')}</h2>
      <p className="hint">
        {say('entry.evidence.hint', { min: indicator.evidence.min })}{' '}
        {say(`entry.evidence.${indicator.evidence.dated}`)}
      </p>
      <FieldFindings findings={findings.filter(({ field }) => field.part === 'evidence')} />
      <ul className="evidence evidence-edit">
        {draft.evidence.map((piece, at) => (
          <EvidencePiece key={`${piece.title} ${at}`} piece={piece}>
            <button
              type="button"
              className="button button-quiet"
              disabled={disabled}
              onClick={() => change({ evidence: draft.evidence.filter((_, index) => index !== at) })}
            >
              {say('entry.evidence.remove')}
              <span className="visually-hidden"> {piece.title}</span>
            </button>
          </EvidencePiece>
        ))}
      </ul>
      {adding ? (
        <EvidenceForm
          keys={keys}
          onAdd={(piece) => {
            change({ evidence: [...draft.evidence, piece] });
            setAdding(false);
          }}
          onCancel={() => setAdding(false)}
        />
      ) : (
        <button type="button" className="button" disabled={disabled} onClick={() => setAdding(true)}>
          <Icon name="plus" />
          {say('entry.evidence.add')}
        </button>
      )}
    </section>
  );
}

function EvidenceForm(props: {
  readonly keys: readonly string[];
  readonly onAdd: (piece: Piece) => void;
  readonly onCancel: () => void;
}): ReactNode {
  const { say } = useSpeech();
  const [fields, setFields] = useState({ title: '', publisher: '', url: '', happened: '', item: props.keys[0] ?? '' });
  const [faults, setFaults] = useState<Readonly<Record<string, true>>>({});
  const set = (part: Partial<typeof fields>): void => setFields({ ...fields, ...part });
  const add = (): void => {
    // Empty fields are left out: the contract knows absent, not empty.
    const given = Object.fromEntries(Object.entries(fields).filter(([, text]) => text.trim() !== ''));
    const parsed = EvidenceInput.safeParse(given);
    if (parsed.success) props.onAdd(parsed.data);
    else setFaults(Object.fromEntries(parsed.error.issues.map(({ path }) => [String(path[0]), true as const])));
  };
  return (
    <fieldset className="item">
      <legend>{say('entry.evidence.add')}</legend>
      <TextField
        label={say('entry.evidence.title')}
        value={fields.title}
        error={faults['title'] ? say('entry.evidence.title.fault') : null}
        onChange={(title) => set({ title })}
      />
      <TextField
        label={say('entry.evidence.publisher')}
        value={fields.publisher}
        onChange={(publisher) => set({ publisher })}
      />
      <TextField
        label={say('entry.evidence.url')}
        type="url"
        value={fields.url}
        error={faults['url'] ? say('entry.evidence.url.fault') : null}
        onChange={(url) => set({ url })}
      />
      <TextField
        label={say('entry.evidence.happened')}
        type="date"
        value={fields.happened}
        onChange={(happened) => set({ happened })}
      />
      {props.keys.length > 0 && (
        <SelectField
          label={say('entry.item.key')}
          value={fields.item}
          options={props.keys.map((key) => [key, key])}
          onChange={(item) => set({ item })}
        />
      )}
      <div className="acts">
        <button type="button" className="button button-primary" onClick={add}>
          {say('entry.evidence.save')}
        </button>
        <button type="button" className="button" onClick={props.onCancel}>
          {say('act.cancel')}
        </button>
      </div>
    </fieldset>
  );
}
