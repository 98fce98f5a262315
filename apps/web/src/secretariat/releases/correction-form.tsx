import type { CycleView, PlanView, ReleaseView } from '@signatory/contract';
import { CORRECTION_GROUNDS } from '@signatory/domain';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { api } from '../../api/endpoints.js';
import { queries, useCommand } from '../../api/queries.js';
import { useSpeech } from '../../session/language.js';
import { SelectField } from '../../ui/select-field.js';
import { Failure, Loaded } from '../../ui/states.js';
import { useKept } from '../../ui/use-kept.js';
import { useKeptForm } from '../../ui/use-kept-form.js';
import { isShort, useLacks } from '../../ui/use-lacks.js';
import { WithTexts } from '../../ui/with-texts.js';
import { CaseWords, LEAST_WORDS, type CaseWordsDraft } from './correction-words.js';
import { leadToCase } from './correction-named.js';
import { describeNamed, NamedFigures, noneNamed, type Naming } from './correction-figures.js';

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
  const { kept } = useKept(draftOf(release));
  const [wasBegun] = useState(kept !== null);
  if (!cases || cases.some(({ state }) => state === 'OPEN' || state === 'REOPENED')) return null;
  return (
    <WithTexts of="case" lines={1}>
      {() => (
        <details className="only-screen" open={wasBegun || undefined}>
          <summary>{say('case.open')}</summary>
          <Loaded query={plan} lines={5}>
            {(found) => <Fields release={release} cycle={cycle} plan={found} />}
          </Loaded>
        </details>
      )}
    </WithTexts>
  );
}

const draftOf = ({ id }: ReleaseView) => ['case', id] as const;

interface CaseDraft extends Naming, CaseWordsDraft {
  readonly ground: string;
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
  const { say, language: own } = useSpeech();
  const { draft, set, put } = useKeptForm<CaseDraft>(draftOf(release), {
    // It is printed with the erratum: nobody gives one by leaving it as it came.
    ground: '',
    text: '',
    language: own,
    ...noneNamed(cycle, plan),
  });
  const { ground, text, language, named } = draft;
  const open = useCommand(
    () => api.openCorrection(release.id, { ground, text: text.trim(), language, ...describeNamed(named) }),
    [
      ['corrections', release.cycle],
      ['releases', release.cycle],
    ],
  );
  const lacks = useLacks({
    ground: ground === '' && say('lack.choose'),
    text: isShort(text, LEAST_WORDS) && say('lack.words', { least: LEAST_WORDS }),
    named: named.length === 0 && say('case.lack'),
  });
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
      <CaseWords words={draft} lack={lacks.at('text')} onChange={set} />
      <NamedFigures cycle={cycle} plan={plan} naming={draft} lack={lacks.at('named')} onChange={set} />
      {open.error && <Failure error={open.error} />}
      <button
        type="button"
        className="button button-primary"
        aria-disabled={open.isPending}
        onClick={(event) =>
          lacks.ask(event, () => open.mutate(undefined, { onSuccess: () => put(null), goOn: leadToCase }))
        }
      >
        {say('case.submit')}
      </button>
    </div>
  );
}
