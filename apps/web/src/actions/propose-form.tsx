import { ActionEvidence, type ActionsView, type ProposeAction } from '@signatory/contract';
import { useRef, type ReactNode } from 'react';
import { Icon } from '@signatory/pages';
import { api, type ScoreKey } from '../api/endpoints.js';
import { useCommand } from '../api/queries.js';
import { EvidenceDrop } from '../report/evidence-drop.js';
import { begin, type BegunSource } from '../report/begun-source.js';
import { EvidenceForm } from '../report/evidence-form.js';
import { EvidencePiece } from '../report/evidence-piece.js';
import { useSpeech } from '../session/language.js';
import { Lack } from '../ui/lack.js';
import { LanguageField } from '../ui/language-field.js';
import { Failure, StatusLine } from '../ui/states.js';
import { TextField } from '../ui/text-field.js';
import { useKeptForm } from '../ui/use-kept-form.js';
import { isShort, useLacks } from '../ui/use-lacks.js';

const LEAST = 20;

interface Proposal extends ProposeAction {
  /** A source that is being described. */
  readonly begun: BegunSource | null;
}

/** Brings an action: the day, what was done, and what shows it. An assessor says whether a third party brought it. */
export function ProposeForm(props: {
  readonly scoreKey: ScoreKey;
  readonly window: ActionsView['window'];
  /** The reader assesses: then a third party may stand behind it. */
  readonly assesses: boolean;
}): ReactNode {
  const { say, date, language: own } = useSpeech();
  const { scoreKey, window } = props;
  const { draft, set, put, wasBegun } = useKeptForm<Proposal>(['action', ...Object.values(scoreKey)], {
    happened: '',
    text: '',
    language: own,
    thirdParty: false,
    evidence: [],
    begun: null,
  });
  const sources = useRef<HTMLHeadingElement>(null);
  const propose = useCommand(
    (body: ProposeAction) => api.proposeAction(scoreKey, body),
    [
      ['actions', scoreKey.cycle],
      ['scores', scoreKey.cycle],
    ],
  );
  const close = (part: Partial<Proposal> = {}): void => {
    set({ ...part, begun: null });
    sources.current?.focus();
  };
  const days = window && { from: date(window.from), to: date(window.to) };
  const { begun, ...fields } = draft;
  const { happened, text, language, evidence } = fields;
  const isOutside = window !== null && (happened < window.from || happened > window.to);
  const lacks = useLacks({
    happened:
      (happened === '' && say('lack.day')) || (days !== null && isOutside && say('actions.happened.outside', days)),
    text: isShort(text, LEAST) && say('lack.words', { least: LEAST }),
    evidence: begun ? say('actions.evidence.begun') : evidence.length === 0 && say('actions.evidence.lack'),
  });
  return (
    <details open={wasBegun}>
      <summary>{say('actions.propose')}</summary>
      <form
        className="form"
        onSubmit={(event) =>
          lacks.ask(event, () => propose.mutate({ ...fields, text: text.trim() }, { onSuccess: () => put(null) }))
        }
      >
        <TextField
          label={say('actions.happened')}
          {...(days && { hint: say('actions.happened.hint', days) })}
          type="date"
          value={happened}
          error={lacks.at('happened')}
          onChange={(day) => set({ happened: day })}
        />
        <TextField
          label={say('actions.text')}
          hint={say('actions.text.hint')}
          lines
          maxLength={2_000}
          value={text}
          error={lacks.at('text')}
          onChange={(words) => set({ text: words })}
        />
        <LanguageField value={language} onChange={(chosen) => set({ language: chosen })} />
        {props.assesses && (
          <label className="tick">
            <input
              type="checkbox"
              checked={fields.thirdParty}
              onChange={({ target }) => set({ thirdParty: target.checked })}
            />
            <span>{say('actions.thirdParty')}</span>
          </label>
        )}
        <h3 ref={sources} tabIndex={-1}>
          {say('term.evidence')}
        </h3>
        <p className="hint">{say('actions.evidence.hint')}</p>
        {evidence.length > 0 && (
          <ul className="evidence evidence-edit">
            {evidence.map((piece, at) => (
              <EvidencePiece key={`${piece.title} ${at}`} piece={piece} stored={undefined} address={() => ''}>
                <button
                  type="button"
                  className="button button-quiet"
                  onClick={() => set({ evidence: evidence.filter((_, index) => index !== at) })}
                >
                  {say('entry.evidence.remove')}
                  <span className="visually-hidden"> {piece.title}</span>
                </button>
              </EvidencePiece>
            ))}
          </ul>
        )}
        {begun !== null ? (
          <EvidenceForm
            begun={begun}
            onChange={(next) => set({ begun: next })}
            keys={[]}
            isNew
            ofAction
            onAdd={(piece) => {
              close({ evidence: [...evidence, ActionEvidence.strip().parse(piece)] });
            }}
            onCancel={() => close()}
          />
        ) : (
          <EvidenceDrop
            send={(sending) => api.bringActionFile(scoreKey, sending)}
            disabled={propose.isPending}
            onBrought={({ name, sha256 }, sentAs) => set({ begun: begin({ name, sha256, sentAs }, []) })}
          >
            <button type="button" className="button" onClick={() => set({ begun: begin('link', []) })}>
              <Icon name="plus" />
              {say('entry.evidence.addLink')}
            </button>
          </EvidenceDrop>
        )}
        <Lack>{lacks.at('evidence')}</Lack>
        {propose.error && <Failure error={propose.error} />}
        <div>
          <button type="submit" className="button button-primary" aria-disabled={propose.isPending}>
            {say('actions.propose')}
          </button>
        </div>
        <StatusLine>{propose.isSuccess && say('actions.proposed')}</StatusLine>
      </form>
    </details>
  );
}
