import type { CycleView, PlanView, WidenCorrection } from '@signatory/contract';
import type { ReactNode } from 'react';
import { nameMember } from '../../app/cycle-picker.js';
import { useSpeech } from '../../session/language.js';
import { Lack } from '../../ui/lack.js';
import { PickField } from '../../ui/pick-field.js';
import { SelectField } from '../../ui/select-field.js';

/** A member with a score (`score:` and the commitment's id) or an entry (`entry:` and the indicator's code). */
export interface Named {
  readonly member: string;
  readonly figure: string;
}

/** What is named so far, and what is chosen to be named next. */
export interface Naming {
  readonly member: string;
  /** The commitment's id. */
  readonly commitment: string;
  readonly figure: string;
  readonly named: readonly Named[];
}

type Commitment = PlanView['commitments'][number];

export const scoreOf = (commitment: string): string => `score:${commitment}`;
export const entryOf = (indicator: string): string => `entry:${indicator}`;
const isAmong = (all: readonly Named[], { member, figure }: Named): boolean =>
  all.some((other) => other.member === member && other.figure === figure);

/** Nothing named yet; the first of the members and commitments is chosen. */
export function noneNamed({ members }: CycleView, { commitments: [first] }: PlanView): Naming {
  return {
    member: members[0]?.code ?? '',
    commitment: first?.id ?? '',
    figure: first ? scoreOf(first.id) : '',
    named: [],
  };
}

/** Which scores and entries a case names: chosen one by one, listed, and taken off again. */
export function NamedFigures({
  cycle,
  plan,
  naming: { member, commitment: chosen, figure, named },
  already = [],
  lack,
  onChange,
}: {
  readonly cycle: CycleView;
  readonly plan: PlanView;
  readonly naming: Naming;
  /** Named by the case before: they are not named again. */
  readonly already?: readonly Named[];
  readonly lack: string | null;
  readonly onChange: (part: Partial<Naming>) => void;
}): ReactNode {
  const { say, choose } = useSpeech();
  const commitment = plan.commitments.find(({ id }) => id === chosen) ?? plan.commitments[0];
  // A code alone says nothing to whoever has not the plan in mind. What nobody answers is corrected by what it comes from.
  const figuresOf = ({ id, code, title, indicators }: Commitment) => [
    [scoreOf(id), `${say('case.figure.score', { code })} ${choose(title)}`] as const,
    ...indicators
      .filter(({ assessor, calculated }) => !assessor && !calculated)
      .map(
        ({ code: indicator, label, question }) =>
          [entryOf(indicator), `${say('case.figure.entry', { label })} ${choose(question)}`] as const,
      ),
  ];
  const isNamed = (each: Named): boolean => isAmong(named, each) || isAmong(already, each);
  const add = (each: Named): void => {
    if (!isNamed(each)) onChange({ named: [...named, each] });
  };
  const figures = new Map(plan.commitments.flatMap(figuresOf));
  const nameOf = (each: Named): string =>
    `${nameMember(cycle, each.member, choose)}${say('join.comma')}${figures.get(each.figure) ?? each.figure}`;
  return (
    <>
      <PickField
        label={say('case.member')}
        value={member}
        options={cycle.members.map(({ code, name }) => [code, choose(name)] as const)}
        onChange={(code) => onChange({ member: code })}
      />
      {/* A plan has hundreds of figures: its commitments are found by their codes as they are typed. */}
      <SelectField
        label={say('term.commitment')}
        value={commitment?.id ?? ''}
        options={plan.commitments.map(({ id, code, title }) => [id, `${code} ${choose(title)}`] as const)}
        onChange={(id) => onChange({ commitment: id, figure: scoreOf(id) })}
      />
      <SelectField
        label={say('case.figure')}
        value={figure}
        options={commitment ? figuresOf(commitment) : []}
        onChange={(next) => onChange({ figure: next })}
      />
      <button
        type="button"
        className="button"
        aria-disabled={isNamed({ member, figure })}
        onClick={() => add({ member, figure })}
      >
        {say('case.add')}
      </button>
      <ul aria-label={say('case.named')} data-stays>
        {named.map((each) => {
          const resting = restingOn(plan, each);
          const score = resting && { member: each.member, figure: scoreOf(resting.id) };
          return (
            <li key={`${each.member} ${each.figure}`}>
              {nameOf(each)}{' '}
              <button
                type="button"
                className="button"
                aria-label={say('case.remove', { what: nameOf(each) })}
                onClick={() => onChange({ named: named.filter((other) => other !== each) })}
              >
                {say('decisions.remove')}
              </button>
              {score && !isNamed(score) && (
                <p className="hint">
                  {say('case.rests', { code: resting.code, member: nameMember(cycle, each.member, choose) })}{' '}
                  <button type="button" className="button" onClick={() => add(score)}>
                    {say('case.add')}
                    <span className="visually-hidden">
                      {say('join.comma')}
                      {nameOf(score)}
                    </span>
                  </button>
                </p>
              )}
            </li>
          );
        })}
      </ul>
      <Lack>{lack}</Lack>
    </>
  );
}

/** The commitment of which a member’s score may rest on a named entry: it is asked of it. */
function restingOn(plan: PlanView, { member, figure }: Named): Commitment | undefined {
  return plan.commitments.find(
    ({ indicators, members }) =>
      indicators.some(({ code }) => entryOf(code) === figure) &&
      !members.some((each) => each.member === member && each.kind === 'not-asked'),
  );
}

/** As the API takes them. */
export function describeNamed(named: readonly Named[]): Pick<WidenCorrection, 'scores' | 'entries' | 'members'> {
  const of = (kind: 'score:' | 'entry:') =>
    named
      .filter(({ figure }) => figure.startsWith(kind))
      .map(({ member, figure }) => ({ member, id: figure.slice(kind.length) }));
  return {
    scores: of('score:').map(({ member, id }) => ({ member, commitment: id })),
    entries: of('entry:').map(({ member, id }) => ({ member, indicator: id })),
    members: [...new Set(named.map(({ member }) => member))],
  };
}
