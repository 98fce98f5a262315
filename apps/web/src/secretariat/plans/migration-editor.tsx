import type { DecideMigration, MigrationView } from '@signatory/contract';
import { useMemo, useState, type ReactNode } from 'react';
import { api } from '../../api/endpoints.js';
import { ProblemError } from '../../api/problem-error.js';
import { useCommand } from '../../api/queries.js';
import { useSpeech } from '../../session/language.js';
import { StaleBanner } from '../../ui/stale-banner.js';
import { Lack } from '../../ui/lack.js';
import { Failure, StatusLine } from '../../ui/states.js';
import { useLacks } from '../../ui/use-lacks.js';
import { changeRow, confirmRow, faultsOf, isAlike, isUnchanged, rowsOf, undecidedOf } from './migration-draft.js';
import { MigrationTable } from './migration-table.js';

/** Decides the whole map: what is undecided is counted, and nothing is saved before none is. */
export function MigrationEditor(props: {
  readonly view: MigrationView;
  readonly isInUse: boolean;
  /** Whether the reader is of the secretariat, which decides. */
  readonly keeps: boolean;
}): ReactNode {
  const { say } = useSpeech();
  const { view, isInUse, keeps } = props;
  const isFixed = isInUse || !keeps;
  const [base, setBase] = useState(view);
  const [rows, setRows] = useState(() => rowsOf(view));
  const [touched, setTouched] = useState(false);
  // Whoever decides looks for what is open, whoever reads for what changed.
  const [onlySome, setOnlySome] = useState(isFixed || !view.decided);
  // Confirmed while only open rows are shown: a row does not vanish under the hand that ticks it.
  const [settled, setSettled] = useState<ReadonlySet<number>>(new Set());
  const save = useCommand(
    (body: DecideMigration) => api.decideMigration({ plan: view.plan, n: view.to }, base.revision, body),
    [['plans']],
  );
  const take = (): void => {
    setBase(view);
    setRows(rowsOf(view));
    setTouched(false);
  };
  if (view.revision !== base.revision && !touched && !save.isPending) take();
  const isStale = view.revision !== base.revision && touched && !save.isPending;
  const faults = useMemo(() => faultsOf(rows, base), [rows, base]);
  const open = undecidedOf(rows, faults);
  const isShown = (row: (typeof rows)[number]): boolean =>
    isFixed ? !isAlike(row, base) : !row.confirmed || faults.has(row.key) || settled.has(row.key);
  const waiting = rows.filter((row) => isUnchanged(row, base) && !row.confirmed && !faults.has(row.key));
  const lacks = useLacks({
    open: open > 0 && say('migration.undecided', { open, all: rows.length }),
    change: !touched && open === 0 && say('lack.change'),
  });
  const change = (next: typeof rows): void => {
    setRows(next);
    setTouched(true);
  };
  return (
    <section className="panel form" aria-labelledby="map-heading">
      <div className="panel-head">
        <h2 id="map-heading">{say('migration.table', { from: view.from, to: view.to })}</h2>
        <span role="status" className={open > 0 ? 'tag tag-warn' : 'tag tag-ok'}>
          {say('migration.undecided', { open, all: rows.length })}
        </span>
      </div>
      {isFixed ? (
        <p className="muted">
          {say(isInUse ? 'migration.fixed' : view.decided ? 'migration.settled' : 'migration.proposed')}
        </p>
      ) : (
        open > 0 && <p className="note">{say('migration.blocks', { to: view.to })}</p>
      )}
      <div className="acts">
        {!isFixed && waiting.length > 0 && (
          <button
            type="button"
            className="button"
            onClick={() => change(rows.map((row) => (waiting.includes(row) ? { ...row, confirmed: true } : row)))}
          >
            {say('migration.confirmUnchanged', { count: waiting.length })}
          </button>
        )}
        <label className="tick">
          <input
            type="checkbox"
            checked={onlySome}
            onChange={({ target }) => {
              setOnlySome(target.checked);
              setSettled(new Set());
            }}
          />
          {say(isFixed ? 'migration.onlyChanged' : 'migration.onlyOpen')}
        </label>
      </div>
      <MigrationTable
        view={base}
        rows={onlySome ? rows.filter(isShown) : rows}
        faults={faults}
        isFixed={isFixed}
        onChange={(row) => change(changeRow(rows, row, base))}
        onConfirm={(key, confirmed) => {
          change(confirmRow(rows, key, confirmed));
          setSettled(new Set(settled).add(key));
        }}
      />
      {isStale && (
        <StaleBanner
          heading={say('migration.conflict')}
          onKeep={() => {
            save.reset();
            setBase(view);
          }}
          onTake={() => {
            save.reset();
            take();
          }}
        />
      )}
      {save.error && !isConflict(save.error) && <Failure error={save.error} />}
      {!isFixed && (
        <div className="acts">
          <button
            type="button"
            className="button button-primary"
            aria-disabled={save.isPending || isStale}
            onClick={(event) =>
              lacks.ask(event, () =>
                save.mutate(
                  { mappings: rows.map(({ item, kind, from, to }) => ({ item, kind, from, to })) },
                  { onSuccess: () => setTouched(false) },
                ),
              )
            }
          >
            {say('migration.save')}
          </button>
          <Lack>{lacks.at('open') ?? lacks.at('change')}</Lack>
          <StatusLine>{save.isSuccess && !touched && say('migration.saved')}</StatusLine>
        </div>
      )}
    </section>
  );
}

function isConflict(error: Error): boolean {
  return error instanceof ProblemError && error.code === 'version.stale';
}
