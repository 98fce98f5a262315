import type { CycleView, OpenCorrection, PlanView, ReleaseView } from '@signatory/contract';
import { CORRECTION_GROUNDS } from '@signatory/domain';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api } from '../../api/endpoints.js';
import { queries, useCommand } from '../../api/queries.js';
import { nameMember } from '../../app/cycle-picker.js';
import { useSpeech } from '../../session/language.js';
import { LanguageField } from '../../ui/language-field.js';
import { MemberField } from '../../ui/member-field.js';
import { SelectField } from '../../ui/select-field.js';
import { Lack } from '../../ui/lack.js';
import { Failure, Loaded } from '../../ui/states.js';
import { TextField } from '../../ui/text-field.js';
import { useKeptForm } from '../../ui/use-kept-form.js';
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

interface CaseDraft {
  readonly ground: string;
  readonly text: string;
  readonly language: string;
  readonly member: string;
  /** The commitment's id. */
  readonly commitment: string;
  readonly figure: string;
  readonly named: readonly Named[];
}

const scoreOf = (commitment: string): string => `score:${commitment}`;
const entryOf = (indicator: string): string => `entry:${indicator}`;

function Fields({
  release,
  cycle,
  plan,
}: {
  readonly release: ReleaseView;
  readonly cycle: CycleView;
  readonly plan: PlanView;
}): ReactNode {
  const { say, choose, language: own } = useSpeech();
  const [first] = plan.commitments;
  const { draft, set, put } = useKeptForm<CaseDraft>(['case', release.id], {
    // It is printed with the erratum: nobody gives one by leaving it as it came.
    ground: '',
    text: '',
    language: own,
    member: cycle.members[0]?.code ?? '',
    commitment: first?.id ?? '',
    figure: first ? scoreOf(first.id) : '',
    named: [],
  });
  const { ground, text, language, member, figure, named } = draft;
  const commitment = plan.commitments.find(({ id }) => id === draft.commitment) ?? first;
  const open = useCommand(
    () => api.openCorrection(release.id, describe({ ...draft, text: text.trim() })),
    [
      ['corrections', release.cycle],
      ['releases', release.cycle],
    ],
  );
  // A code alone says nothing to whoever has not the plan in mind. What nobody answers is corrected by what it comes from.
  const figuresOf = ({ id, code, title, indicators }: PlanView['commitments'][number]) => [
    [scoreOf(id), `${say('case.figure.score', { code })} ${choose(title)}`] as const,
    ...indicators
      .filter(({ assessor, calculated }) => !assessor && !calculated)
      .map(
        ({ code: indicator, label, question }) =>
          [entryOf(indicator), `${say('case.figure.entry', { label })} ${choose(question)}`] as const,
      ),
  ];
  const isNamed = (each: Named): boolean =>
    named.some((other) => other.member === each.member && other.figure === each.figure);
  const add = (each: Named): void => {
    if (!isNamed(each)) set({ named: [...named, each] });
  };
  const lacks = useLacks({
    ground: ground === '' && say('lack.choose'),
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
        options={[['', '–'], ...CORRECTION_GROUNDS.map((each) => [each, say(`erratum.ground.${each}`)] as const)]}
        error={lacks.at('ground')}
        onChange={(chosen) => set({ ground: chosen })}
      />
      <TextField
        label={say('case.text')}
        hint={say('case.text.hint')}
        value={text}
        error={lacks.at('text')}
        onChange={(words) => set({ text: words })}
        lines
      />
      <LanguageField value={language} onChange={(chosen) => set({ language: chosen })} />
      <MemberField
        label={say('case.member')}
        value={member}
        options={cycle.members.map(({ code, name }) => [code, choose(name)] as const)}
        onChange={(chosen) => set({ member: chosen })}
      />
      {/* A plan has hundreds of figures: its commitments are found by their codes as they are typed. */}
      <SelectField
        label={say('term.commitment')}
        value={commitment?.id ?? ''}
        options={plan.commitments.map(({ id, code, title }) => [id, `${code} ${choose(title)}`] as const)}
        onChange={(chosen) => set({ commitment: chosen, figure: scoreOf(chosen) })}
      />
      <SelectField
        label={say('case.figure')}
        value={figure}
        options={commitment ? figuresOf(commitment) : []}
        onChange={(chosen) => set({ figure: chosen })}
      />
      <button
        type="button"
        className="button"
        aria-disabled={isNamed({ member, figure })}
        onClick={() => add({ member, figure })}
      >
        {say('case.add')}
      </button>
      <ul aria-label={say('case.named')}>
        {named.map((each) => {
          const resting = restingOn(plan, each);
          return (
            <li key={`${each.member} ${each.figure}`}>
              {nameOf(each)}{' '}
              <button
                type="button"
                className="button"
                aria-label={say('case.remove', { what: nameOf(each) })}
                onClick={() => set({ named: named.filter((other) => other !== each) })}
              >
                {say('decisions.remove')}
              </button>
              {resting && !isNamed({ member: each.member, figure: scoreOf(resting.id) }) && (
                <p className="hint">
                  {say('case.rests', { code: resting.code, member: nameMember(cycle, each.member, choose) })}{' '}
                  <button
                    type="button"
                    className="button"
                    onClick={() => add({ member: each.member, figure: scoreOf(resting.id) })}
                  >
                    {say('case.add')}
                    <span className="visually-hidden">
                      {say('join.comma')}
                      {nameOf({ member: each.member, figure: scoreOf(resting.id) })}
                    </span>
                  </button>
                </p>
              )}
            </li>
          );
        })}
      </ul>
      <Lack>{lacks.at('named')}</Lack>
      {open.error && <Failure error={open.error} />}
      <button
        type="button"
        className="button button-primary"
        aria-disabled={open.isPending}
        onClick={(event) => lacks.ask(event, () => open.mutate(undefined, { onSuccess: () => put(null) }))}
      >
        {say('case.submit')}
      </button>
    </div>
  );
}

/** The commitment of which a member’s score may rest on a named entry: it is asked of it. */
function restingOn(plan: PlanView, { member, figure }: Named): PlanView['commitments'][number] | undefined {
  return plan.commitments.find(
    ({ indicators, members }) =>
      indicators.some(({ code }) => entryOf(code) === figure) &&
      !members.some((each) => each.member === member && each.kind === 'not-asked'),
  );
}

function describe({ ground, text, language, named }: CaseDraft): OpenCorrection {
  const of = (kind: 'score:' | 'entry:') =>
    named
      .filter(({ figure }) => figure.startsWith(kind))
      .map(({ member, figure }) => ({ member, id: figure.slice(kind.length) }));
  return {
    ground,
    text,
    language,
    scores: of('score:').map(({ member, id }) => ({ member, commitment: id })),
    entries: of('entry:').map(({ member, id }) => ({ member, indicator: id })),
    members: [...new Set(named.map(({ member }) => member))],
  };
}
