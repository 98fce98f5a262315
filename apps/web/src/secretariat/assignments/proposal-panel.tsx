import type { AssignmentProposalView, AssignReviewers } from '@signatory/contract';
import { cellKey, OBSTACLES } from '@signatory/domain';
import { formatList } from '@signatory/texts';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { nameMember } from '../../app/cycle-picker.js';
import { useCommand } from '../../api/queries.js';
import { assigning } from '../../api/assigning.js';
import { useSpeech } from '../../session/language.js';
import { SelectField } from '../../ui/select-field.js';
import { Lack } from '../../ui/lack.js';
import { useLongTable } from '../../ui/long-table.js';
import { Failure, Loaded, StatusLine } from '../../ui/states.js';
import { useLacks } from '../../ui/use-lacks.js';
import type { Board } from './board.js';
import { changePlace, draftOf, eligibleFor, loadsOf, placesOf, type ProposalDraft } from './places.js';

/** Proposes who is missing, spread evenly; it is looked at, changed by hand and applied at once. */
export function ProposalPanel({ board }: { readonly board: Board }): ReactNode {
  const { say } = useSpeech();
  const { code } = board.cycle;
  const [asked, setAsked] = useState(false);
  const [done, setDone] = useState(0);
  const proposal = useQuery({ ...assigning.proposal(code), enabled: asked });
  const apply = useCommand((body: AssignReviewers) => assigning.assignReviewers(code, body), [['assignments', code]]);
  return (
    <section className="panel only-screen" aria-labelledby="proposal-heading">
      <h2 id="proposal-heading">{say('assignmentProposal.heading')}</h2>
      <p className="notes">{say('assignmentProposal.lead')}</p>
      {asked ? (
        <Loaded query={proposal} lines={5}>
          {(view) => (
            <Proposal
              // What was changed by hand stays until somebody's assignment changes what is proposed.
              key={JSON.stringify(view)}
              board={board}
              proposal={view}
              busy={apply.isPending}
              onApply={(places) =>
                apply.mutate(
                  { places },
                  {
                    onSuccess: () => {
                      setDone(places.length);
                      setAsked(false);
                    },
                  },
                )
              }
            />
          )}
        </Loaded>
      ) : (
        <div>
          <button type="button" className="button" onClick={() => setAsked(true)}>
            {say('assignmentProposal.ask')}
          </button>
        </div>
      )}
      {apply.error && <Failure error={apply.error} />}
      <StatusLine>{done > 0 && say('assignmentProposal.applied', { count: done })}</StatusLine>
    </section>
  );
}

function Proposal(props: {
  readonly board: Board;
  readonly proposal: AssignmentProposalView;
  readonly busy: boolean;
  readonly onApply: (places: AssignReviewers['places']) => void;
}): ReactNode {
  const { say, choose, language } = useSpeech();
  const { board, proposal } = props;
  const { cycle, view } = board;
  const [draft, setDraft] = useState<ProposalDraft>(() => draftOf(proposal));
  const shown = proposal.cells.filter(({ added, missing }) => added.length > 0 || missing > 0);
  const places = placesOf(proposal.cells, draft);
  const loads = loadsOf(proposal, draft);
  const nameOf = (id: string): string => view.judges.find((judge) => judge.id === id)?.name ?? id;
  // A new cycle of many members lacks reviewers in thousands of cells, each with every one of them to choose from.
  const long = useLongTable(shown, ({ member }) => ({ code: member, name: nameMember(cycle, member, choose) }), {
    found: (count) => say('assignmentProposal.found', { count, all: shown.length }),
    all: (count) => say('assignmentProposal.all', { count }),
  });
  const lacks = useLacks({ places: places.length === 0 && say('assignmentProposal.lack') });
  if (shown.length === 0) return <p className="muted">{say('assignmentProposal.none')}</p>;
  return (
    <>
      {long.find}
      <section className="scroll" aria-label={say('assignmentProposal.table')} tabIndex={0}>
        <table className="table stacked">
          <thead>
            <tr>
              <th scope="col">{say('term.member')}</th>
              <th scope="col">{say('term.pillars')}</th>
              <th scope="col">{say('assignmentProposal.kept')}</th>
              <th scope="col">{say('assignmentProposal.added')}</th>
            </tr>
          </thead>
          <tbody>
            {long.rows.map((cell) => {
              const seated = view.cells.find((each) => cellKey(each) === cellKey(cell));
              const chosen = draft.get(cellKey(cell)) ?? [];
              const member = nameMember(cycle, cell.member, choose);
              return (
                <tr key={cellKey(cell)}>
                  <th scope="row">{member}</th>
                  <td data-label={say('term.pillars')}>{cell.pillar ?? '–'}</td>
                  <td data-label={say('assignmentProposal.kept')}>
                    {formatList(language, cell.kept.map(nameOf)) || '–'}
                  </td>
                  <td data-label={say('assignmentProposal.added')}>
                    {chosen.map((person, n) => (
                      <SelectField
                        key={n}
                        label={say('assignmentProposal.place', { n: n + 1, member, pillar: cell.pillar ?? '' })}
                        value={person}
                        options={[
                          ['', say('assignmentProposal.nobody')],
                          ...(seated ? eligibleFor(view.judges, seated) : [])
                            .filter(({ id }) => id === person || !chosen.includes(id))
                            .map(({ id, name }) => [id, name] as const),
                        ]}
                        onChange={(next) => setDraft(changePlace(draft, cell, n, next))}
                      />
                    ))}
                    {cell.missing > 0 && (
                      <p>
                        <span className="tag tag-err">{say('assignments.missing', { count: cell.missing })}</span>{' '}
                        <span className="small-print">
                          {OBSTACLES.flatMap((obstacle) => {
                            const count = cell.obstacles[obstacle] ?? 0;
                            return count > 0 ? [`${say(`obstacle.${obstacle}`)}${say('join.colon')}${count}`] : [];
                          }).join(' · ') || say('assignmentProposal.nobodyLeft')}
                        </span>
                      </p>
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
      {long.more}
      <h3>{say('assignmentProposal.loads')}</h3>
      <ul className="loads">
        {[...loads].map(([person, cells]) => (
          <li key={person}>
            {say('assignmentProposal.load', {
              name: nameOf(person),
              before: proposal.loads.find((each) => each.person === person)?.before ?? 0,
              after: cells,
            })}
          </li>
        ))}
      </ul>
      {/* Where nobody may be chosen for any place, there is nothing to apply. */}
      {[...draft.values()].some((chosen) => chosen.length > 0) && (
        <>
          <Lack>{lacks.at('places')}</Lack>
          <div>
            <button
              type="button"
              className="button button-primary"
              aria-disabled={props.busy}
              onClick={(event) => lacks.ask(event, () => props.onApply(places))}
            >
              {places.length > 0
                ? say('assignmentProposal.apply', { count: places.length })
                : say('assignments.assign')}
            </button>
          </div>
        </>
      )}
    </>
  );
}
