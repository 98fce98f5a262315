import type { MigrationView } from '@signatory/contract';
import { ITEM_MAP_KINDS } from '@signatory/domain';
import { useState, type ReactNode } from 'react';
import { TextDifference } from '../../review/difference.js';
import { useSpeech } from '../../session/language.js';
import { SelectField } from '../../ui/select-field.js';
import { changesOf, findItem, type MigrationRow, type RowFault } from './migration-draft.js';
import { PlanChanges } from './plan-changes.js';

type Edited = Pick<MigrationRow, 'key' | 'kind' | 'from' | 'to'>;

interface TableProps {
  readonly view: MigrationView;
  readonly rows: readonly MigrationRow[];
  readonly faults: ReadonlyMap<number, RowFault>;
  readonly isFixed: boolean;
  readonly onChange: (row: Edited) => void;
  readonly onConfirm: (key: number, confirmed: boolean) => void;
}

/** The map, a row for each decision: what was there, what became of it, and what is there now. */
export function MigrationTable(props: TableProps): ReactNode {
  const { say } = useSpeech();
  const { view, rows, isFixed } = props;
  if (rows.length === 0) return <p className="muted">{say(isFixed ? 'migration.unchanged' : 'migration.nothing')}</p>;
  return (
    <section className="scroll" aria-label={say('migration.heading')} tabIndex={0}>
      <table className="table migration stacked">
        <thead>
          <tr>
            <th scope="col">{say('plans.number', { version: view.from })}</th>
            <th scope="col">{say('migration.kind')}</th>
            <th scope="col">{say('plans.number', { version: view.to })}</th>
            <th scope="col" className="numeric">
              {say('migration.likeness')}
            </th>
            {!isFixed && <th scope="col">{say('migration.decision')}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.key} {...props} row={row} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row(props: TableProps & { readonly row: MigrationRow }): ReactNode {
  const { say } = useSpeech();
  const [editing, setEditing] = useState(false);
  const { view, row, faults, isFixed } = props;
  const fault = faults.get(row.key);
  const name = codeOf(view, row, 'to') ?? codeOf(view, row, 'from') ?? '';
  const changes = useOtherChanges(view, row);
  return (
    <>
      <tr className={row.confirmed && !fault ? undefined : 'row-open'}>
        <td data-label={say('plans.number', { version: view.from })}>
          <Item view={view} row={row} end="from" />
        </td>
        <td>
          <span className="tag">{say(`mapKind.${row.kind}`)}</span>
          <span className="small-print"> {say(`item.${row.item}`)}</span>
          {fault && <p className="field-message">{say(`migration.fault.${fault}`)}</p>}
        </td>
        <td data-label={say('plans.number', { version: view.to })}>
          <Item view={view} row={row} end="to" />
        </td>
        <td className="numeric" data-label={say('migration.likeness')}>
          {row.likeness === null ? '–' : say('migration.percent', { percent: row.likeness })}
        </td>
        {!isFixed && (
          <td>
            <label className="tick">
              <input
                type="checkbox"
                checked={row.confirmed}
                disabled={fault !== undefined}
                onChange={({ target }) => props.onConfirm(row.key, target.checked)}
              />
              <span>
                {say('migration.confirmed')}
                <span className="visually-hidden">
                  {say('join.colon')}
                  {name}
                </span>
              </span>
            </label>
            <button type="button" className="link-button" aria-expanded={editing} onClick={() => setEditing(!editing)}>
              {say(editing ? 'migration.change.end' : 'migration.change')}
              <span className="visually-hidden">
                {say('join.colon')}
                {name}
              </span>
            </button>
          </td>
        )}
      </tr>
      {changes.length > 0 && (
        <tr>
          <td colSpan={isFixed ? 4 : 5}>
            <PlanChanges changes={changes} />
          </td>
        </tr>
      )}
      {editing && (
        <tr>
          <td colSpan={5}>
            <Editor view={view} row={row} onChange={props.onChange} />
          </td>
        </tr>
      )}
    </>
  );
}

function Editor(props: {
  readonly view: MigrationView;
  readonly row: MigrationRow;
  readonly onChange: (row: Edited) => void;
}): ReactNode {
  const { say, choose } = useSpeech();
  const { view, row, onChange } = props;
  const options = (items: MigrationView['older']): (readonly [string, string])[] => [
    ['', say('migration.choose')],
    ...items
      .filter(({ item }) => item === row.item)
      .map(({ id, code, words }) => [id, `${code} ${choose(words)}`] as const),
  ];
  return (
    <div className="field-row">
      <SelectField
        label={say('migration.kind')}
        value={row.kind}
        options={ITEM_MAP_KINDS.map((kind) => [kind, say(`mapKind.${kind}`)])}
        onChange={(value) => onChange({ ...row, kind: ITEM_MAP_KINDS.find((kind) => kind === value) ?? row.kind })}
      />
      {row.kind !== 'new' && (
        <SelectField
          label={say('plans.number', { version: view.from })}
          value={row.from ?? ''}
          options={options(view.older)}
          onChange={(from) => onChange({ ...row, from: from || null })}
        />
      )}
      {row.kind !== 'dropped' && (
        <SelectField
          label={say('plans.number', { version: view.to })}
          value={row.to ?? ''}
          options={options(view.newer)}
          onChange={(to) => onChange({ ...row, to: to || null })}
        />
      )}
    </div>
  );
}

function Item(props: {
  readonly view: MigrationView;
  readonly row: MigrationRow;
  readonly end: 'from' | 'to';
}): ReactNode {
  const { choose, language } = useSpeech();
  const { view, row, end } = props;
  const found = findItem(view, row, end);
  if (!found) return <span className="muted">{row[end] ?? '–'}</span>;
  const words = choose(found.words);
  const older = end === 'to' ? findItem(view, row, 'from') : undefined;
  const before = older ? choose(older.words) : words;
  return (
    <>
      <span className="heading-code">{found.code}</span>{' '}
      {before === words ? words : <TextDifference before={before} now={words} language={language} />}
    </>
  );
}

/** Beside the words that the row itself shows, in the language that it shows them in. */
function useOtherChanges(view: MigrationView, row: MigrationRow): MigrationView['changes'] {
  const { choose } = useSpeech();
  const [was, is] = [findItem(view, row, 'from'), findItem(view, row, 'to')];
  const shown = is && was && choose(is.words);
  return changesOf(row, view).filter(({ before, after }) => after !== shown || before !== (was && choose(was.words)));
}

function codeOf(view: MigrationView, row: MigrationRow, end: 'from' | 'to'): string | undefined {
  return findItem(view, row, end)?.code;
}
