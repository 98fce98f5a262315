import type { EntryView, EvidenceFile } from '@signatory/contract';
import { Icon } from '@signatory/pages';
import { useRef, useState, type ReactNode } from 'react';
import { api, evidenceAddress } from '../api/endpoints.js';
import { useSpeech } from '../session/language.js';
import { EvidenceDrop } from './evidence-drop.js';
import { EvidenceForm } from './evidence-form.js';
import { EvidencePiece } from './evidence-piece.js';
import { storedAs } from './evidence-words.js';
import type { FieldsProps } from './fields-props.js';
import { FieldFindings } from './field-findings.js';

export interface EvidenceFieldsProps extends FieldsProps {
  readonly cycle: string;
  readonly member: string;
  /** What is stored of the entry: of its pieces more is known than a draft says. */
  readonly entry: EntryView;
}

/** What is being added: nothing, a link, or a file that was sent. */
type Adding = null | 'link' | EvidenceFile;

/** The sources behind an entry: what there is, and a way to one more. */
export function EvidenceFields(props: EvidenceFieldsProps): ReactNode {
  const { say } = useSpeech();
  const { indicator, findings, editing, disabled, cycle, member, entry } = props;
  const { draft, change } = editing;
  const [adding, setAdding] = useState<Adding>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const done = (): void => {
    setAdding(null);
    heading.current?.focus();
  };
  const keys = Array.isArray(draft.value) ? draft.value.map(({ key }) => key) : [];
  return (
    <section aria-labelledby="evidence-heading">
      <h2 id="evidence-heading" ref={heading} tabIndex={-1}>
        {say('term.evidence')}
      </h2>
      <p className="hint">
        {say('entry.evidence.hint', { min: indicator.evidence.min })}{' '}
        {say(`entry.evidence.${indicator.evidence.dated}`)}
      </p>
      <FieldFindings findings={findings.filter(({ field }) => field.part === 'evidence')} />
      <ul className="evidence evidence-edit">
        {draft.evidence.map((piece, at) => (
          <EvidencePiece
            key={`${piece.title} ${at}`}
            piece={piece}
            stored={storedAs(piece, entry.evidence)}
            address={(id) => evidenceAddress({ cycle, member, id })}
            editing={!disabled}
          >
            {!disabled && (
              <button
                type="button"
                className="button button-quiet"
                onClick={() => change({ evidence: draft.evidence.filter((_, index) => index !== at) })}
              >
                {say('entry.evidence.remove')}
                <span className="visually-hidden"> {piece.title}</span>
              </button>
            )}
          </EvidencePiece>
        ))}
      </ul>
      {adding !== null && !disabled && (
        <EvidenceForm
          key={adding === 'link' ? 'link' : adding.sha256}
          keys={keys}
          file={adding === 'link' ? null : adding}
          onAdd={(piece) => {
            change({ evidence: [...draft.evidence, piece] });
            done();
          }}
          onCancel={done}
        />
      )}
      {adding === null && !disabled && (
        <EvidenceDrop
          send={(sending) => api.bringEvidence({ cycle, member }, sending)}
          disabled={disabled}
          onBrought={setAdding}
        >
          <button type="button" className="button" onClick={() => setAdding('link')}>
            <Icon name="plus" />
            {say('entry.evidence.addLink')}
          </button>
        </EvidenceDrop>
      )}
    </section>
  );
}
