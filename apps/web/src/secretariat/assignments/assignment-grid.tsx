import type { AssignedCellView, JudgeView } from '@signatory/contract';
import { formatList } from '@signatory/texts';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { nameMember } from '../../app/cycle-picker.js';
import { useSpeech } from '../../session/language.js';
import { Age } from '../../ui/age.js';
import { MANY, useLongTable } from '../../ui/long-table.js';
import type { Board } from './board.js';
import { CellDialog } from './cell-dialog.js';

/** Members by pillars: who judges each cell, what waits there and since when, and where somebody is missing. */
export function AssignmentGrid({ board }: { readonly board: Board }): ReactNode {
  const { say, choose, language } = useSpeech();
  const { cycle, plan, view } = board;
  const [opened, setOpened] = useState<AssignedCellView | null>(null);
  const gaps = view.cells.filter(({ missing }) => missing > 0).length;
  const columns = plan.pillars.length > 0 ? plan.pillars.map(({ code }) => code) : [null];
  const long = useLongTable(cycle.members, ({ code, name }) => ({ code, name: choose(name) }));
  const names = new Map(view.judges.map((judge) => [judge.id, judge]));
  return (
    <section className="panel" aria-labelledby="assignments-grid">
      <h2 id="assignments-grid">{say('assignments.grid')}</h2>
      <p role="status">{say('assignments.gaps', { gaps, cells: view.cells.length })}</p>
      {view.unadjudicated.length > 0 && (
        <p className="notes">
          {view.unadjudicated.length > MANY
            ? say('assignments.unadjudicatedMany', { count: view.unadjudicated.length, members: cycle.members.length })
            : say('assignments.unadjudicated', {
                members: formatList(
                  language,
                  view.unadjudicated.map((code) => nameMember(cycle, code, choose)),
                ),
              })}
          {say('join.sentence')}
          {/* This grid places reviewers alone: an adjudicator has the role itself, which is given elsewhere. */}
          <Link to="/admin/people" search={{ plan: cycle.plan.id }}>
            {say('cycleDesk.cure.people')}
          </Link>
        </p>
      )}
      {long.find}
      <section className="scroll" aria-label={say('assignments.table')} tabIndex={0}>
        <table className="table stacked assignments by-member">
          <thead>
            <tr>
              <th scope="col">{say('term.member')}</th>
              {columns.map((code) => (
                <th key={code} scope="col">
                  {code === null ? say('assignments.reviewers') : say('overview.pillar', { code })}
                  {code !== null && (
                    <span className="visually-hidden">
                      {choose(plan.pillars.find((pillar) => pillar.code === code)?.name ?? cycle.title)}
                    </span>
                  )}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {long.rows.map(({ code }) => (
              <tr key={code}>
                <th scope="row">{nameMember(cycle, code, choose)}</th>
                {columns.map((pillar) => {
                  const cell = view.cells.find((each) => each.member === code && each.pillar === pillar);
                  return (
                    <td
                      key={pillar}
                      data-label={
                        pillar === null ? say('assignments.reviewers') : say('overview.pillar', { code: pillar })
                      }
                      className={cell && cell.missing > 0 ? 'cell-gap' : undefined}
                    >
                      {cell && (
                        <CellContent
                          board={board}
                          cell={cell}
                          names={names}
                          {...(view.open && { onOpen: () => setOpened(cell) })}
                        />
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {long.more}
      {opened && (
        <CellDialog
          board={board}
          cell={view.cells.find(({ member, pillar }) => member === opened.member && pillar === opened.pillar) ?? opened}
          onClose={() => setOpened(null)}
        />
      )}
    </section>
  );
}

function CellContent(props: {
  readonly board: Board;
  readonly cell: AssignedCellView;
  readonly names: ReadonlyMap<string, JudgeView>;
  readonly onOpen?: () => void;
}): ReactNode {
  const { say, choose } = useSpeech();
  const { board, cell, names, onOpen } = props;
  const nameOf = (id: string): string => names.get(id)?.name ?? id;
  const member = nameMember(board.cycle, cell.member, choose);
  return (
    <>
      <ul className="cell-reviewers">
        {cell.reviewers.map(({ person, standIn, obstacle }) => (
          <li key={person}>
            {nameOf(person)}
            {standIn && <span className="small-print"> {say('assignments.standIn', { name: nameOf(standIn) })}</span>}
            {obstacle && (
              <>
                {' '}
                <span className="tag tag-warn">{say(`obstacle.${obstacle}`)}</span>
              </>
            )}
          </li>
        ))}
      </ul>
      {cell.missing > 0 && <span className="tag tag-err">{say('assignments.missing', { count: cell.missing })}</span>}
      {(cell.waiting > 0 || cell.scores > 0) && (
        <p className="small-print">
          {say('assignments.waits', { entries: cell.waiting, scores: cell.scores })} · <Age since={cell.oldest} />
        </p>
      )}
      {onOpen && (
        <button type="button" className="button" onClick={onOpen}>
          {say('assignments.change')}
          <span className="visually-hidden">
            {say('join.comma')}
            {cell.pillar === null ? member : say('assignments.place', { member, pillar: cell.pillar })}
          </span>
        </button>
      )}
    </>
  );
}
