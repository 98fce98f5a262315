import type { EntryView } from '@signatory/contract';
import { Icon } from '@signatory/pages';
import { useRef, useState, type ReactNode } from 'react';
import { api, evidenceAddress } from '../api/endpoints.js';
import { useSpeech } from '../session/language.js';
import { Loaded } from '../ui/states.js';
import { useKept } from '../ui/use-kept.js';
import { useBeside } from './use-beside.js';
import { begin, type BegunSource } from './begun-source.js';
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

/** The sources behind an entry: what there is, and a way to one more. */
export function EvidenceFields(props: EvidenceFieldsProps): ReactNode {
  const { say } = useSpeech();
  const { indicator, findings, editing, disabled, cycle, member, entry } = props;
  const { draft, change } = editing;
  const { kept: begun, put } = useKept<BegunSource>(['begun-source', cycle, member, indicator.code]);
  const [isNew, setIsNew] = useState(false);
  const beside = useBeside();
  const heading = useRef<HTMLHeadingElement>(null);
  const done = (): void => {
    put(null);
    heading.current?.focus();
  };
  const start = (of: BegunSource['of']): void => {
    setIsNew(true);
    put(begin(of, keys));
  };
  const keys = Array.isArray(draft.value) ? draft.value.map(({ key }) => key) : [];
  return (
    <section aria-labelledby="evidence-heading">
      <h2 id="evidence-heading" ref={heading} tabIndex={-1}>
        {say('term.evidence')}
      </h2>
      <p className="hint">
        {say('entry.evidence.hint', { min: indicator.evidence.min })}
        {say('join.sentence')}
        {say(`entry.evidence.${indicator.evidence.dated}`)}
      </p>
      <FieldFindings findings={findings.filter(({ field }) => field.part === 'evidence')} />
      <ul className="evidence evidence-edit">
        {draft.evidence.map((piece, at) => (
          <EvidencePiece
            key={`${piece.title} ${at}`}
            piece={piece}
            stored={storedAs(piece, entry.evidence)}
            items={indicator.items}
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
      {!disabled && (
        <Loaded query={beside} lines={3}>
          {({ EvidenceForm, EvidenceDrop }) =>
            begun === null ? (
              <EvidenceDrop
                send={(sending) => api.bringEvidence({ cycle, member }, sending)}
                disabled={disabled}
                onBrought={start}
              >
                <button type="button" className="button" onClick={() => start('link')}>
                  <Icon name="plus" />
                  {say('entry.evidence.addLink')}
                </button>
              </EvidenceDrop>
            ) : (
              <EvidenceForm
                begun={begun}
                onChange={put}
                keys={keys}
                items={indicator.items}
                isNew={isNew}
                onAdd={(piece) => {
                  change({ evidence: [...draft.evidence, piece] });
                  done();
                }}
                onCancel={done}
              />
            )
          }
        </Loaded>
      )}
    </section>
  );
}
