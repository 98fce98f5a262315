import type { CycleView, OpenCorrection, PlanView, ReleaseView } from '@signatory/contract';
import { CORRECTION_GROUNDS } from '@signatory/domain';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { api } from '../../api/endpoints.js';
import { queries, useCommand } from '../../api/queries.js';
import { nameMember } from '../../app/cycle-picker.js';
import { useSpeech } from '../../session/language.js';
import { MemberField } from '../../ui/member-field.js';
import { SelectField } from '../../ui/select-field.js';
import { Lack } from '../../ui/lack.js';
import { Failure, Loaded } from '../../ui/states.js';
import { TextField } from '../../ui/text-field.js';
import { isShort, useLacks } from '../../ui/use-lacks.js';
import { WithTexts } from '../../ui/with-texts.js';

const LEAST_WORDS = 20;

/** Opens a correction case of a published release: the ground, the words, and what alone may move. */
export function CorrectionForm({
  release,
  cycle,
}: {
  readonly release: ReleaseView;
  readonly cycle: CycleView;
}): ReactNode {
  const { say } = useSpeech();
  const plan = useQuery(queries.plan(cycle.code));
  // One is worked at a time.
  const cases = useQuery(queries.corrections(cycle.code)).data;
  if (!cases || cases.some(({ state }) => state === 'OPEN' || state === 'REOPENED')) return null;
  return (
    <WithTexts of="case" lines={1}>
      {() => (
        <details className="only-screen">
          <summary>{say('case.open')}</summary>
          <Loaded query={plan} lines={5}>
            {(found) => <Fields release={release} cycle={cycle} plan={found} />}
          </Loaded>
        </details>
      )}
    </WithTexts>
  );
}

/** A member with a score (`score:` and the commitment's id) or an entry (`entry:` and the indicator's code). */
interface Named {
  readonly member: string;
  readonly figure: string;
}

function Fields({
  release,
  cycle,
  plan,
}: {
  readonly release: ReleaseView;
  readonly cycle: CycleView;
  readonly plan: PlanView;
}): ReactNode {
  const { say, choose } = useSpeech();
  // A code alone says nothing to whoever has not the plan in mind.
  const figuresOf = ({ id, code, title, indicators }: PlanView['commitments'][number]) => [
    [`score:${id}`, `${say('case.figure.score', { code })} ${choose(title)}`] as const,
    ...indicators.map(
      ({ code: indicator, label, question }) =>
        [`entry:${indicator}`, `${say('case.figure.entry', { label })} ${choose(question)}`] as const,
    ),
  ];
  const members = cycle.members.map(({ code, name }) => [code, choose(name)] as const);
  const [ground, setGround] = useState<string>(CORRECTION_GROUNDS[0]);
  const [text, setText] = useState('');
  const [member, setMember] = useState(members[0]?.[0] ?? '');
  const [commitment, setCommitment] = useState(plan.commitments[0]);
  const figures = commitment ? figuresOf(commitment) : [];
  const [figure, setFigure] = useState<string>(figures[0]?.[0] ?? '');
  const [named, setNamed] = useState<readonly Named[]>([]);
  const open = useCommand(
    () => api.openCorrection(release.id, describe(ground, text.trim(), named)),
    [
      ['corrections', release.cycle],
      ['releases', release.cycle],
    ],
  );
  const isNamed = named.some((each) => each.member === member && each.figure === figure);
  const lacks = useLacks({
    text: isShort(text, LEAST_WORDS) && say('lack.words', { least: LEAST_WORDS }),
    named: named.length === 0 && say('case.lack'),
  });
  const nameOf = (each: Named): string =>
    `${nameMember(cycle, each.member, choose)}${say('join.comma')}${plan.commitments.flatMap(figuresOf).find(([value]) => value === each.figure)?.[1] ?? each.figure}`;
  return (
    <div className="form">
      <p className="hint">{say('case.lead')}</p>
      <SelectField
        label={say('case.ground')}
        value={ground}
        options={CORRECTION_GROUNDS.map((each) => [each, say(`erratum.ground.${each}`)] as const)}
        onChange={setGround}
      />
      <TextField
        label={say('case.text')}
        hint={say('case.text.hint')}
        value={text}
        error={lacks.at('text')}
        onChange={setText}
        lines
      />
      <MemberField label={say('case.member')} value={member} options={members} onChange={setMember} />
      {/* A plan has hundreds of figures: its commitments are found by their codes as they are typed. */}
      <SelectField
        label={say('term.commitment')}
        value={commitment?.id ?? ''}
        options={plan.commitments.map(({ id, code, title }) => [id, `${code} ${choose(title)}`] as const)}
        onChange={(next) => {
          const chosen = plan.commitments.find(({ id }) => id === next);
          setCommitment(chosen);
          setFigure(chosen ? (figuresOf(chosen)[0]?.[0] ?? '') : '');
        }}
      />
      <SelectField label={say('case.figure')} value={figure} options={figures} onChange={setFigure} />
      <button
        type="button"
        className="button"
        onClick={() => {
          if (!isNamed) setNamed([...named, { member, figure }]);
        }}
      >
        {say('case.add')}
      </button>
      <ul aria-label={say('case.named')}>
        {named.map((each) => (
          <li key={`${each.member} ${each.figure}`}>
            {nameOf(each)}{' '}
            <button
              type="button"
              className="button"
              aria-label={say('case.remove', { what: nameOf(each) })}
              onClick={() => setNamed(named.filter((other) => other !== each))}
            >
              {say('decisions.remove')}
            </button>
          </li>
        ))}
      </ul>
      <Lack>{lacks.at('named')}</Lack>
      {open.error && <Failure error={open.error} />}
      <button
        type="button"
        className="button button-primary"
        aria-disabled={open.isPending}
        onClick={(event) => lacks.ask(event, () => open.mutate(undefined))}
      >
        {say('case.submit')}
      </button>
    </div>
  );
}

function describe(ground: string, text: string, named: readonly Named[]): OpenCorrection {
  const of = (kind: 'score:' | 'entry:') =>
    named
      .filter(({ figure }) => figure.startsWith(kind))
      .map(({ member, figure }) => ({ member, id: figure.slice(kind.length) }));
  return {
    ground,
    text,
    scores: of('score:').map(({ member, id }) => ({ member, commitment: id })),
    entries: of('entry:').map(({ member, id }) => ({ member, indicator: id })),
    members: [...new Set(named.map(({ member }) => member))],
  };
}
