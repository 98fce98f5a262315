import type { ImportView, PlanView } from '@signatory/contract';
import { Icon } from '@signatory/pages';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useId, useRef, type ReactNode } from 'react';
import { annotatedAddress, api } from '../api/endpoints.js';
import { queries, useCommand } from '../api/queries.js';
import { useSpeech } from '../session/language.js';
import { Failure } from '../ui/states.js';
import { useKept } from '../ui/use-kept.js';
import { AppliedImport } from './import-applied.js';
import { ImportChangeList } from './import-changes.js';
import { ImportConflictList } from './import-conflicts.js';
import { decisionsFor, NOTHING_DECIDED, undecidedOf, type Decided } from './import-decisions.js';
import { ImportFaultList } from './import-faults.js';
import { ImportProgress } from './import-progress.js';

/** What a file would change, before it does: conflicts to decide, faults to correct or leave out, changes to look at. */
export function ImportPreview(props: {
  readonly view: ImportView;
  readonly plan: PlanView;
  /** It is applied or cancelled: what comes of that is shown, and not the next that waits. */
  readonly onDecide: () => void;
}): ReactNode {
  const { view, plan, onDecide } = props;
  const { say, instant, language } = useSpeech();
  const headingId = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const { counts, file, state, commands } = view;
  const client = useQueryClient();
  const { cycle, member, id } = view;
  // The report that the rest of the screen shows has changed by it.
  useEffect(() => {
    if (state === 'APPLIED') void client.invalidateQueries(queries.report(cycle, member));
  }, [client, state, cycle, member]);
  // What was chosen is sent, or nobody asks for it any more.
  useEffect(() => {
    if (state !== 'READ') client.removeQueries({ queryKey: choicesOf({ id }) });
  }, [client, state, id]);
  return (
    <section className="file-preview" aria-labelledby={headingId}>
      <h4 id={headingId} tabIndex={-1} ref={heading}>
        {file.name}
      </h4>
      <p className="muted">{say('reportFile.by', { by: view.requestedBy, instant: instant(view.queuedAt) })}</p>
      <ImportProgress view={view} />
      {state === 'APPLIED' && view.leaveOut && <p className="note">{say('reportFile.leftOut')}</p>}
      {state === 'APPLIED' && counts && view.sweptAt === null && <AppliedImport {...{ view, counts, plan }} />}
      {counts && view.readAt !== null && view.sweptAt === null && file.format !== 'json' && (
        <p>
          <a className="button" href={annotatedAddress(view, language)} download>
            <Icon name="download" />
            {say('reportFile.annotated')}
          </a>
        </p>
      )}
      {state === 'READ' && counts ? (
        <Decide key={view.revision} {...{ view, counts, plan, onDecide }} onDone={() => heading.current?.focus()} />
      ) : (
        commands.includes('cancel') && (
          <Cancel view={view} onDecide={onDecide} onDone={() => heading.current?.focus()} />
        )
      )}
    </section>
  );
}

/** Where the choices of an import are kept, each time for what it was held against. */
const choicesOf = ({ id }: Pick<ImportView, 'id'>): readonly unknown[] => ['import-decisions', id];

interface Choices {
  readonly decided: Decided;
  readonly leaveOut: boolean;
}

const NO_CHOICES: Choices = { decided: NOTHING_DECIDED, leaveOut: false };

function Decide(props: {
  readonly view: ImportView;
  readonly counts: NonNullable<ImportView['counts']>;
  readonly plan: PlanView;
  readonly onDecide: () => void;
  readonly onDone: () => void;
}): ReactNode {
  const { say } = useSpeech();
  const { view, counts, plan, onDecide, onDone } = props;
  const { cycle, member } = view;
  // They stay while their maker reads the entries that they are about.
  const { kept, put } = useKept<Choices>([...choicesOf(view), view.revision]);
  const { decided, leaveOut } = kept ?? NO_CHOICES;
  const apply = useCommand(
    () => api.applyImport(view, { ...decisionsFor(decided), leaveOut }),
    [['imports', cycle, member]],
  );
  const open = undecidedOf(decided, counts.undecided);
  const nothing = counts.changes + counts.conflicts === 0;
  const hindranceId = useId();
  const hindrance =
    open > 0
      ? say('reportFile.undecided', { count: open })
      : counts.faults > 0 && !leaveOut
        ? say('reportFile.faulty')
        : null;
  return (
    <>
      {counts.conflicts > 0 && (
        <ImportConflictList
          view={view}
          plan={plan}
          decided={decided}
          onDecide={(next) => put({ decided: next, leaveOut })}
          count={counts.conflicts}
        />
      )}
      {counts.faults > 0 && (
        <>
          <ImportFaultList view={view} plan={plan} />
          {!nothing && (
            <label className="tick leave-out">
              <input type="checkbox" checked={leaveOut} onChange={() => put({ decided, leaveOut: !leaveOut })} />
              <span>{say('reportFile.leaveOut', { count: counts.faults })}</span>
            </label>
          )}
        </>
      )}
      {counts.changes > 0 && <ImportChangeList view={view} plan={plan} />}
      {nothing && (
        <p className="note">
          {say(counts.faults > 0 && counts.unchanged === 0 ? 'reportFile.unread' : 'reportFile.nothing')}
        </p>
      )}
      {apply.error && <Failure error={apply.error} />}
      <div className="acts">
        {!nothing && view.commands.includes('apply') && (
          <button
            type="button"
            className="button button-primary"
            aria-disabled={apply.isPending}
            aria-describedby={hindrance === null ? undefined : hindranceId}
            onClick={({ currentTarget }) => {
              if (hindrance !== null) return leadToOpen(currentTarget.closest('section'), open > 0);
              onDecide();
              apply.mutate(undefined, { onSuccess: onDone });
            }}
          >
            {say('reportFile.apply')}
          </button>
        )}
        {view.commands.includes('cancel') && <Cancel view={view} onDecide={onDecide} onDone={onDone} />}
        {!nothing && hindrance && (
          <span className="muted" id={hindranceId}>
            {hindrance}
          </span>
        )}
      </div>
    </>
  );
}

/** To the first choice that is not made, of those in sight, or else to what makes them all; to the faults where all are made. */
function leadToOpen(region: Element | null, isChoice: boolean): void {
  const choices = [...(region?.querySelectorAll('.conflict-choice') ?? [])];
  const choice = choices.find((each) => !each.querySelector(':checked'));
  const at = isChoice ? (choice ?? region?.querySelector('.file-conflicts')) : region?.querySelector('.leave-out');
  at?.querySelector<HTMLElement>('input, button')?.focus();
}

function Cancel(props: {
  readonly view: ImportView;
  readonly onDecide: () => void;
  readonly onDone: () => void;
}): ReactNode {
  const { view, onDecide, onDone } = props;
  const { say } = useSpeech();
  const cancel = useCommand(() => api.cancelImport(view), [['imports', view.cycle, view.member]]);
  return (
    <>
      <button
        type="button"
        className="button"
        aria-disabled={cancel.isPending}
        onClick={() => {
          onDecide();
          cancel.mutate(undefined, { onSuccess: onDone });
        }}
      >
        {say('reportFile.cancel')}
      </button>
      {cancel.error && <Failure error={cancel.error} />}
    </>
  );
}
