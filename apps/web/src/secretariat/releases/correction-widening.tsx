import type { CorrectionView, CycleView, PlanView } from '@signatory/contract';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { api } from '../../api/endpoints.js';
import { queries, useCommand } from '../../api/queries.js';
import { useSpeech } from '../../session/language.js';
import { Failure, Loaded } from '../../ui/states.js';
import { useKept } from '../../ui/use-kept.js';
import { useKeptForm } from '../../ui/use-kept-form.js';
import { isShort, useLacks } from '../../ui/use-lacks.js';
import { CaseWords, LEAST_WORDS, type CaseWordsDraft } from './correction-words.js';
import { describeNamed, entryOf, NamedFigures, noneNamed, scoreOf, type Naming } from './correction-figures.js';

interface OfCase {
  readonly correction: CorrectionView;
  readonly cycle: CycleView;
}

/** Names more in a case that is not ended: who corrects one figure often finds the next. */
export function WidenCase({ correction, cycle }: OfCase): ReactNode {
  const { say } = useSpeech();
  const { kept } = useKept(draftOf(correction));
  const [isOpen, setOpen] = useState(kept !== null);
  const plan = useQuery({ ...queries.plan(cycle.code), enabled: isOpen });
  if (!correction.commands.includes('widen')) return null;
  return (
    <details className="only-screen" open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{say('case.widen')}</summary>
      {isOpen && (
        <Loaded query={plan} lines={5}>
          {(found) => <Fields correction={correction} cycle={cycle} plan={found} onDone={() => setOpen(false)} />}
        </Loaded>
      )}
    </details>
  );
}

const draftOf = ({ id }: CorrectionView) => ['widen', id] as const;

function Fields({
  correction,
  cycle,
  plan,
  onDone,
}: OfCase & { readonly plan: PlanView; readonly onDone: () => void }): ReactNode {
  const { say, language: own } = useSpeech();
  const { draft, set, put } = useKeptForm<Naming & CaseWordsDraft>(draftOf(correction), {
    text: correction.text,
    language: correction.language ?? own,
    ...noneNamed(cycle, plan),
  });
  const { text, language, named } = draft;
  const { cycle: code, scores, entries } = correction;
  const already = [
    ...scores.map(({ member, commitment }) => ({ member, figure: scoreOf(commitment) })),
    ...entries.map(({ member, indicator }) => ({ member, figure: entryOf(indicator) })),
  ];
  const widen = useCommand(
    () => api.widenCorrection(correction, { text: text.trim(), language, ...describeNamed(named) }),
    [['corrections', code], ['releases', code], ['scores'], ['report']],
  );
  const lacks = useLacks({
    text: isShort(text, LEAST_WORDS) && say('lack.words', { least: LEAST_WORDS }),
    named: named.length === 0 && say('case.lack'),
  });
  return (
    <div className="form">
      <p className="hint">{say('case.widen.hint')}</p>
      <CaseWords words={draft} lack={lacks.at('text')} onChange={set} />
      <NamedFigures
        cycle={cycle}
        plan={plan}
        naming={draft}
        already={already}
        lack={lacks.at('named')}
        onChange={set}
      />
      {widen.error && <Failure error={widen.error} />}
      <button
        type="button"
        className="button button-primary"
        aria-disabled={widen.isPending}
        onClick={(event) =>
          lacks.ask(event, () =>
            widen.mutate(undefined, {
              onSuccess: () => {
                put(null);
                onDone();
              },
            }),
          )
        }
      >
        {say('case.widen.submit')}
      </button>
    </div>
  );
}
