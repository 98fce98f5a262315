import { EvidenceInput, type IndicatorView } from '@signatory/contract';
import { EVIDENCE_TIERS, type EvidenceTier } from '@signatory/domain';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useSpeech } from '../session/language.js';
import { SelectField } from '../ui/select-field.js';
import { leadToHalfTyped } from '../ui/half-typed.js';
import { TextField } from '../ui/text-field.js';
import type { BegunSource, DATES } from './begun-source.js';
import { nameItem, type Piece } from './evidence-words.js';

const CLASSES = ['official', 'international-organisation', 'media', 'civil-society'] as const;

/** Says what one source is. */
export function EvidenceForm(props: {
  readonly begun: BegunSource;
  readonly onChange: (begun: BegunSource) => void;
  readonly keys: readonly string[];
  /** What the keys are called. */
  readonly items?: IndicatorView['items'];
  /** Whether what was pressed to come here is gone: who has no pointer goes on in the form. */
  readonly isNew: boolean;
  /** It shows an action: nobody answers or certifies that. */
  readonly ofAction?: boolean;
  readonly onAdd: (piece: Piece) => void;
  readonly onCancel: () => void;
}): ReactNode {
  const { say, choose } = useSpeech();
  const { begun, onChange, keys, isNew, ofAction = false } = props;
  const { fields, tier } = begun;
  const file = begun.of === 'link' ? null : begun.of;
  const anew = begun.instead !== undefined;
  // An item that it named and that is no longer listed, or none, stays what it was until somebody chooses.
  const items = keys.includes(fields.item) ? keys : [fields.item, ...keys];
  const [faults, setFaults] = useState<ReadonlySet<string>>(new Set());
  const form = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    if (isNew || faults.size)
      form.current?.querySelector<HTMLElement>(faults.size ? '[aria-invalid]' : 'input')?.focus();
  }, [faults, isNew]);
  const set = (part: Partial<typeof fields>): void => onChange({ ...begun, fields: { ...fields, ...part } });
  const add = (): void => {
    if (leadToHalfTyped(form.current)) return;
    // Empty fields are left out: the contract knows absent, not empty.
    const given = Object.fromEntries(Object.entries(fields).filter(([, text]) => text.trim()));
    const parsed = EvidenceInput.safeParse({ ...given, tier, ...(file && { file: file.sha256 }) });
    const wrong = new Set(parsed.error?.issues.map(({ path }) => String(path[0])));
    // A link without its address says nothing that a title does not.
    if (!file && !given['url']) wrong.add('url');
    if (parsed.success && !wrong.size) props.onAdd(parsed.data);
    else setFaults(wrong);
  };
  // The form around it is another's: Enter in a line of this one is its own, unless it ends a word that is being put together.
  useEffect(() => {
    const own = form.current;
    const enter = (event: KeyboardEvent): void => {
      if (event.key !== 'Enter' || event.isComposing || !(event.target instanceof HTMLInputElement)) return;
      event.preventDefault();
      add();
    };
    own?.addEventListener('keydown', enter);
    return () => own?.removeEventListener('keydown', enter);
  });
  const dateField = (name: (typeof DATES)[number]): ReactNode => (
    <TextField
      key={name}
      label={say(`entry.evidence.${name}`)}
      type="date"
      value={fields[name]}
      error={faults.has(name) ? say('entry.evidence.date.fault') : null}
      onChange={(day) => set({ [name]: day })}
    />
  );
  return (
    <fieldset className="item" ref={form}>
      <legend>
        {say(anew ? 'entry.evidence.changing' : file ? 'entry.evidence.addFile' : 'entry.evidence.addLink')}
      </legend>
      <p className="hint">
        {anew
          ? file?.name
          : file
            ? say('entry.evidence.received', { name: file.sentAs ?? file.name })
            : say(ofAction ? 'actions.evidence.notYet' : 'entry.evidence.notYet')}
      </p>
      {file?.sentAs && file.sentAs !== file.name && (
        <p className="hint">{say('entry.evidence.known', { name: file.name })}</p>
      )}
      {!file && (
        <TextField
          label={say('entry.evidence.url')}
          type="url"
          maxLength={2_000}
          value={fields.url}
          error={faults.has('url') ? say('entry.evidence.url.fault') : null}
          onChange={(url) => set({ url })}
        />
      )}
      <TextField
        label={say('entry.evidence.title')}
        maxLength={500}
        value={fields.title}
        error={faults.has('title') ? say('entry.evidence.title.fault') : null}
        onChange={(title) => set({ title })}
      />
      <TextField
        label={say('entry.evidence.publisher')}
        maxLength={200}
        value={fields.publisher}
        onChange={(publisher) => set({ publisher })}
      />
      <SelectField
        label={say('entry.evidence.class')}
        value={fields.publisherClass}
        options={[
          ['', say('entry.evidence.class.none')],
          ...CLASSES.map((each) => [each, say(`workbook.publisher.${each}`)] as const),
        ]}
        onChange={(publisherClass) => set({ publisherClass })}
      />
      {dateField('happened')}
      {keys.length > 0 && (
        <SelectField
          label={say('entry.item.key')}
          value={fields.item}
          options={items.map((key) => [
            key,
            key ? nameItem(props.items, key, choose) : say('entry.evidence.class.none'),
          ])}
          onChange={(item) => set({ item })}
        />
      )}
      <TierChoice tier={tier} ofAction={ofAction} onChange={(next) => onChange({ ...begun, tier: next })} />
      <details className="evidence-more" open={anew || undefined}>
        <summary>{say('entry.evidence.more')}</summary>
        <div className="evidence-more-fields">
          {dateField('published')}
          {dateField('accessed')}
          <TextField
            label={say('entry.evidence.page')}
            maxLength={50}
            value={fields.page}
            onChange={(page) => set({ page })}
          />
          <TextField
            label={say('entry.evidence.quote')}
            lines
            maxLength={2_000}
            value={fields.quote}
            onChange={(quote) => set({ quote })}
          />
        </div>
      </details>
      <div className="acts">
        <button type="button" className="button button-primary" onClick={add}>
          {say(anew ? 'entry.evidence.changed' : 'entry.evidence.save')}
        </button>
        <button type="button" className="button" onClick={props.onCancel}>
          {say('act.cancel')}
        </button>
      </div>
    </fieldset>
  );
}

/** Who may see a piece, each choice with what it means. */
function TierChoice({
  tier,
  ofAction,
  onChange,
}: {
  readonly tier: EvidenceTier;
  readonly ofAction: boolean;
  readonly onChange: (tier: EvidenceTier) => void;
}): ReactNode {
  const { say } = useSpeech();
  return (
    <fieldset className="choices-field">
      <legend>{say('entry.evidence.tier')}</legend>
      <div className="radios radios-stacked">
        {EVIDENCE_TIERS.map((each) => (
          <label key={each} className="evidence-tier">
            <input type="radio" name="evidence-tier" checked={tier === each} onChange={() => onChange(each)} />
            <span>
              {say(`entry.evidence.tier.${each}`)}
              <span className="evidence-note">
                {say(
                  ofAction && each === 'reviewers'
                    ? 'actions.evidence.tier.reviewers.hint'
                    : `entry.evidence.tier.${each}.hint`,
                )}
              </span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
