import type { AssignReviewers } from '@signatory/contract';
import { formatList } from '@signatory/texts';
import { useState, type ReactNode } from 'react';
import { nameMember } from '../../app/cycle-picker.js';
import { useCommand } from '../../api/queries.js';
import { assigning } from '../../api/assigning.js';
import { useSpeech } from '../../session/language.js';
import { SelectField } from '../../ui/select-field.js';
import { Failure, StatusLine } from '../../ui/states.js';
import { useLacks } from '../../ui/use-lacks.js';
import type { Board } from './board.js';
import { placesInPillar } from './places.js';

/** Assigns one reviewer to every cell of a pillar that it may judge; what that comes to stands there before. */
export function PillarForm({ board }: { readonly board: Board }): ReactNode {
  const { say, choose, language } = useSpeech();
  const { cycle, plan, view } = board;
  const [pillar, setPillar] = useState(plan.pillars[0]?.code ?? '');
  const [person, setPerson] = useState('');
  const [done, setDone] = useState(0);
  const assign = useCommand(
    (body: AssignReviewers) => assigning.assignReviewers(cycle.code, body),
    [['assignments', cycle.code]],
  );
  const reviewers = view.judges.filter(({ roles }) => roles.includes('reviewer'));
  const judge = reviewers.find(({ id }) => id === person);
  const { open, barred } = judge ? placesInPillar(view.cells, pillar, judge) : { open: [], barred: [] };
  const lacks = useLacks({
    person: judge ? open.length === 0 && say('assignmentProposal.pillar.none') : say('assignments.choose'),
  });
  const nameOf = (member: string): string => nameMember(cycle, member, choose);
  if (plan.pillars.length === 0) return null;
  return (
    <section className="panel form only-screen" aria-labelledby="pillar-heading">
      <h2 id="pillar-heading">{say('assignmentProposal.pillar.heading')}</h2>
      <form
        className="form"
        onSubmit={(event) =>
          lacks.ask(event, () => {
            const places = open.map(({ member }) => ({ person, member, pillar }));
            assign.mutate({ places }, { onSuccess: () => setDone(places.length) });
          })
        }
      >
        <div className="field-row">
          <SelectField
            label={say('term.pillar')}
            value={pillar}
            options={plan.pillars.map(({ code, name }) => [code, `${code} ${choose(name)}`])}
            onChange={(code) => {
              setDone(0);
              setPillar(code);
            }}
          />
          <SelectField
            label={say('assignmentProposal.pillar.person')}
            value={person}
            error={lacks.at('person')}
            options={[
              ['', say('assignments.choose')],
              ...reviewers.map(({ id, name, cells }) => [id, say('assignments.withLoad', { name, cells })] as const),
            ]}
            onChange={(id) => {
              setDone(0);
              setPerson(id);
            }}
          />
        </div>
        {judge && (
          <p>
            {open.length === 0
              ? say('assignmentProposal.pillar.none')
              : say('assignmentProposal.pillar.open', {
                  members: formatList(
                    language,
                    open.map(({ member }) => nameOf(member)),
                  ),
                })}
          </p>
        )}
        {barred.length > 0 && (
          <p className="muted">
            {say('assignmentProposal.pillar.barred')}{' '}
            {formatList(
              language,
              barred.map(
                ({ member, obstacle }) => nameOf(member) + say('join.aside', { words: say(`obstacle.${obstacle}`) }),
              ),
            )}
          </p>
        )}
        {assign.error && <Failure error={assign.error} />}
        <div>
          <button type="submit" className="button" aria-disabled={assign.isPending}>
            {open.length > 0 ? say('assignmentProposal.apply', { count: open.length }) : say('assignments.assign')}
          </button>
        </div>
      </form>
      <StatusLine>{done > 0 && say('assignmentProposal.applied', { count: done })}</StatusLine>
    </section>
  );
}
