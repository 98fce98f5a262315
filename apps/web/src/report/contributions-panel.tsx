import type { ContributionView, EntryView, IndicatorView, SaveEntry } from '@signatory/contract';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { api, partFileAddress, type EntryKey } from '../api/endpoints.js';
import { queries, useCommand } from '../api/queries.js';
import { useSpeech } from '../session/language.js';
import { Failure, Loaded } from '../ui/states.js';
import { TextField } from '../ui/text-field.js';
import { useNextField } from '../ui/use-next-field.js';
import { isShort, useLacks } from '../ui/use-lacks.js';
import { AskForm } from './ask-form.js';
import { CombineForm } from './combine-form.js';
import { EvidencePiece } from './evidence-piece.js';
import { isAwaited } from './part-note.js';
import { usePrintedAnswer } from './print-answer.js';

interface PartsProps {
  readonly entryKey: EntryKey;
  readonly indicator: IndicatorView;
  readonly entry: EntryView;
  /** What stands in the form now: the part a contributor gives, the value a focal point reconciles to. */
  readonly draft: SaveEntry;
  /** Told before the entry is changed here, and again where that was refused. */
  readonly onAct: (isUnderWay: boolean) => void;
}

/** Agencies' parts of an entry: asked, given, cleared or returned, and combined. */
export function ContributionsPanel(props: PartsProps): ReactNode {
  const { say } = useSpeech();
  const { cycle, member } = props.entryKey;
  const session = useQuery(queries.session()).data;
  const roles = (session?.grants ?? []).filter(({ members }) => members.includes(member)).map(({ role }) => role);
  const manages = roles.includes('lead-focal-point') || roles.includes('focal-point');
  const sees = manages || roles.includes('contributor');
  const contributions = useQuery({ ...queries.contributions(cycle, member), enabled: sees });
  // What is given here, and nowhere else on the screen, is not to be looked for. Once it is given the panel stays as it is.
  const [isOpened, setIsOpened] = useState(false);
  const awaited = contributions.data?.some(
    (part) =>
      part.indicator === props.indicator.code &&
      part.contributor.id === session?.person.id &&
      !props.entry.partOnly &&
      isAwaited(part),
  );
  if (awaited && !isOpened) setIsOpened(true);
  if (!sees) return null;
  return (
    <details className="panel side-panel" open={isOpened || undefined}>
      <summary>{say('parts.heading')}</summary>
      <Loaded query={contributions} lines={2}>
        {(all) => {
          const own = all.filter(({ indicator }) => indicator === props.indicator.code);
          const cleared = own.filter(({ state }) => state === 'CLEARED');
          return (
            <>
              {own.length === 0 && <p className="muted">{say('parts.none')}</p>}
              <ul className="parts">
                {own.map((part) => (
                  <Part key={part.contributor.id} part={part} {...props} />
                ))}
              </ul>
              {props.entry.combined && (
                <p className="muted">
                  {say('parts.combined', { how: say(`combination.${props.entry.combined.how}`) })}
                  {say('join.sentence')}
                  {props.entry.combined.note}
                </p>
              )}
              {manages && cleared.length > 0 && <CombineForm cleared={cleared} {...props} />}
              {manages && (
                <AskForm
                  cycle={cycle}
                  member={member}
                  heading={say('parts.ask')}
                  send={(asking) => api.askContribution(props.entryKey, asking)}
                />
              )}
            </>
          );
        }}
      </Loaded>
    </details>
  );
}

function Part({
  part,
  entryKey,
  indicator,
  entry,
  draft,
}: PartsProps & { readonly part: ContributionView }): ReactNode {
  const { say, instant } = useSpeech();
  const print = usePrintedAnswer(indicator);
  const [reason, setReason] = useState<string | null>(null);
  const { cycle, member } = entryKey;
  const changes = [['contributions', cycle, member]];
  const person = part.contributor.id;
  const clear = useCommand(() => api.clearContribution(entryKey, person, part.version), changes);
  const giveBack = useCommand(() => api.returnContribution(entryKey, person, part.version, reason ?? ''), changes);
  const withdraw = useCommand(() => api.withdrawContribution(entryKey, person, part.version), changes);
  const give = useCommand(() => api.saveContribution(entryKey, part.version, draft), changes);
  const field = useNextField(reason !== null);
  const lacks = useLacks({ reason: reason !== null && isShort(reason) && say('lack.words', { least: 3 }) });
  const offered = (command: string): boolean => part.commands.includes(command);
  const error = clear.error ?? giveBack.error ?? withdraw.error ?? give.error;
  return (
    // What is done with a part takes the button that did it away: who works by keys or by ear is told there how it stands now.
    <li data-stays>
      <p>
        <strong>{part.agency}</strong> <span className="tag tag-plain">{say(`contribution.${part.state}`)}</span>
      </p>
      <p className="muted">
        {part.contributor.name}
        {say('join.comma')}
        {say('parts.until', { instant: instant(part.until) })}
      </p>
      {part.note && <p>{part.note}</p>}
      {part.answer && (
        <p>
          {print({
            ...part.answer,
            currency: part.answer.currency ?? null,
            reason: part.answer.reason ?? null,
            observation: part.answer.observation ?? null,
          })}
        </p>
      )}
      <PartEvidence part={part} entryKey={entryKey} items={indicator.items} />
      {part.reason && <p className="note">{part.reason}</p>}
      {part.gone && offered('withdraw') && <p className="note">{say('parts.gone', { name: part.contributor.name })}</p>}
      {part.gone && offered('clear') && (
        <p className="note">{say('parts.gone.given', { name: part.contributor.name })}</p>
      )}
      {error && <Failure error={error} />}
      {reason !== null && (
        <TextField
          id={field}
          label={say('parts.reason')}
          lines
          value={reason}
          error={lacks.at('reason')}
          onChange={setReason}
        />
      )}
      <div className="acts" role="group" aria-label={part.agency}>
        {/* Where only a part was asked for, the form saves it by itself. */}
        {offered('edit') && !entry.partOnly && (
          <button type="button" className="button button-primary" onClick={() => give.mutate(undefined)}>
            {say('parts.give')}
          </button>
        )}
        {offered('clear') && (
          <button type="button" className="button button-primary" onClick={() => clear.mutate(undefined)}>
            {say('parts.clear')}
          </button>
        )}
        {offered('return') && (
          <button
            type="button"
            className="button"
            onClick={(event) =>
              reason === null
                ? setReason('')
                : lacks.ask(event, () => giveBack.mutate(undefined, { onSuccess: () => setReason(null) }))
            }
          >
            {say('parts.return')}
          </button>
        )}
        {offered('withdraw') && (
          <button type="button" className="button" onClick={() => withdraw.mutate(undefined)}>
            {say('parts.withdraw')}
          </button>
        )}
      </div>
    </li>
  );
}

/** What the agency cites: whoever clears and combines the part reads it first. */
function PartEvidence(props: {
  readonly part: ContributionView;
  readonly entryKey: EntryKey;
  readonly items: IndicatorView['items'];
}): ReactNode {
  const { part, entryKey, items } = props;
  const evidence = part.answer?.evidence ?? [];
  if (evidence.length === 0) return null;
  return (
    <ul className="evidence">
      {evidence.map((piece, at) => {
        const stored = part.files.find(({ sha256 }) => sha256 === piece.file);
        return (
          <EvidencePiece
            key={`${piece.title} ${at}`}
            piece={piece}
            stored={stored && { id: stored.sha256, stored, link: null }}
            items={items}
            address={(sha256) => partFileAddress(entryKey, part.contributor.id, sha256)}
          />
        );
      })}
    </ul>
  );
}
