import type { CreateCycle, CycleView, PlanVersionView } from '@signatory/contract';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { api } from '../../api/endpoints.js';
import { queries, useCommand } from '../../api/queries.js';
import { useKeepsDrafts } from '../../device/keeping.js';
import { useSpeech } from '../../session/language.js';
import { useErrorInTitle } from '../../ui/error-title.js';
import { faultAt } from '../../ui/faults.js';
import { SelectField } from '../../ui/select-field.js';
import { Failure, Loaded } from '../../ui/states.js';
import { CalendarFields } from './calendar-fields.js';
import { nameVersion, readDesign } from './design-draft.js';
import { DesignConflict } from './design-conflict.js';
import { useDesignDraft, useDesignRefusal } from './design-keeping.js';
import { DesignMembers } from './design-members.js';
import { DesignReview } from './design-review.js';
import { lacksOf, refusalAt, stepOfRefusal } from './design-steps.js';
import { StepList } from './design-step-list.js';
import { DESIGN_STEPS, type DesignStep } from './design-step-names.js';
import { DesignTexts } from './design-texts.js';
import { SeriesFields } from './design-series.js';
import '../../styles/design.css';

/** The steps of a new cycle, one at a time; whoever saves it is led to its overview, where it is opened. */
export function DesignForm(props: {
  readonly versions: readonly PlanVersionView[];
  readonly cycles: readonly CycleView[];
}): ReactNode {
  const { say, choose } = useSpeech();
  const navigate = useNavigate();
  const search = useSearch({ from: '/cycles/new' });
  const { versions, cycles } = props;
  const { draft, isKept, other, choose: settleOn, change, settle, discard } = useDesignDraft(versions, search);
  const keepsDrafts = useKeepsDrafts();
  const { refused, isMissed, refuse, see, forget } = useDesignRefusal();
  /** Whether the design was to be saved: what lacks is wrong from then on. */
  const [asked, setAsked] = useState(false);
  const create = useCommand((body: CreateCycle) => api.createCycle(body), [['cycles']]);
  const step = search.step ?? 'plan';
  const lacks = lacksOf(draft, cycles);
  const { heading, seek } = useStepHeading(step);
  const show = (next: DesignStep): void =>
    void navigate({ to: '/cycles/new', search: { ...search, step: next }, resetScroll: false });
  const go = (next: DesignStep): void => {
    settle();
    show(next);
  };
  /** Not to the step alone: to what is wrong in it. */
  const mend = (next: DesignStep): void => {
    setAsked(true);
    seek(next);
    go(next);
  };
  const startAfresh = (): void => {
    discard();
    setAsked(false);
    forget();
    // The button goes with the design: where the step stays, its heading takes the focus.
    if (step === 'plan') heading.current?.focus();
    else show('plan');
  };
  const next = DESIGN_STEPS[DESIGN_STEPS.indexOf(step) + 1];
  const back = DESIGN_STEPS[DESIGN_STEPS.indexOf(step) - 1];
  const chosen = versions.find((each) => nameVersion(each) === draft.version) ?? versions[0];
  const wrong = (pointer: string): string | null => {
    const lack = lacks.find((each) => each.pointer === pointer && (asked || each.isWrong));
    return lack ? say(lack.message) : (faultAt(refused, pointer) ?? refusalAt(refused, pointer));
  };
  useErrorInTitle((asked && lacks.length > 0) || refused !== null);
  const save = (): void => {
    const [first] = lacks;
    if (first) return mend(first.step);
    const body = readDesign(draft);
    if (!body) return;
    forget();
    create.mutate(body, {
      onSuccess: discard,
      onError: refuse,
      goBack: (error) => mend(stepOfRefusal(error)),
      goOn: ({ code }) => void navigate({ to: '/cycles', search: { cycle: code } }),
    });
  };
  const cure = refused && stepOfRefusal(refused);
  const isTold = refused !== null && (isMissed || step === cure || step === 'review');
  useEffect(() => {
    if (isTold) see();
  });
  return (
    <form
      className="design"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (next) go(next);
        else save();
      }}
    >
      <StepList step={step} lacks={lacks} asked={asked} onLeave={settle} />
      <section className="panel form" aria-labelledby="design-step">
        <h2 id="design-step" tabIndex={-1} ref={heading}>
          {say('design.step', { n: DESIGN_STEPS.indexOf(step) + 1, count: DESIGN_STEPS.length })}
          {say('join.colon')}
          {say(`design.step.${step}`)}
        </h2>
        {other && (
          <DesignConflict
            mine={draft}
            theirs={other}
            versions={versions}
            onKeep={() => settleOn(draft)}
            onTake={() => settleOn(other)}
          />
        )}
        {isMissed && <p className="note">{say('design.refused', { kept: keepsDrafts ? 'yes' : 'no' })}</p>}
        {isTold && <Failure error={refused} />}
        {isMissed && cure && step !== cure && (
          <p>
            <button type="button" className="link-button" onClick={() => mend(cure)}>
              {say('design.refused.see', { step: say(`design.step.${cure}`) })}
            </button>
          </p>
        )}
        {step === 'plan' && (
          <>
            <SelectField
              label={say('design.version')}
              value={draft.version}
              options={versions.map((each) => [
                nameVersion(each),
                say('design.version.option', {
                  title: choose(each.title),
                  version: each.version,
                  state: say(`planVersion.${each.state}`),
                }),
              ])}
              onChange={(version) => change({ ...draft, version })}
            />
            {chosen?.state === 'CONSULTATION' && <p className="notes">{say('design.version.consulted')}</p>}
            {chosen?.state === 'SUPERSEDED' && <p className="notes">{say('design.version.superseded')}</p>}
            <SeriesFields draft={draft} cycles={cycles} wrong={wrong} onChange={change} />
          </>
        )}
        {step === 'dates' && (
          <CalendarFields
            draft={draft.calendar}
            state="DESIGN"
            wrong={wrong}
            onChange={(calendar) => change({ ...draft, calendar })}
          />
        )}
        {step === 'texts' && <DesignTexts draft={draft} wrong={wrong} onChange={change} />}
        {chosen && (step === 'members' || step === 'review') && (
          <OfVersion version={chosen}>
            {(version) =>
              step === 'members' ? (
                <DesignMembers version={version} />
              ) : (
                <DesignReview draft={draft} version={version} cycles={cycles} lacks={lacks} onMend={mend} />
              )
            }
          </OfVersion>
        )}
        {!next && <p className="muted">{say('design.after')}</p>}
        <div className="acts">
          {back && (
            <button type="button" className="button" onClick={() => go(back)}>
              {say('design.back', { step: say(`design.step.${back}`) })}
            </button>
          )}
          <button type="submit" className="button button-primary" aria-disabled={create.isPending}>
            {next ? say('design.next', { step: say(`design.step.${next}`) }) : say('design.save')}
          </button>
          {isKept && (
            <button type="button" className="button button-quiet" onClick={startAfresh}>
              {say('design.discard')}
            </button>
          )}
        </div>
        {isKept && <p className="hint">{say(keepsDrafts ? 'design.kept' : 'save.unkept')}</p>}
      </section>
    </form>
  );
}

/** A change of step is heard: the focus goes to its heading, or to the first field that is wrong where that was sought. */
function useStepHeading(step: DesignStep) {
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(step);
  const sought = useRef<DesignStep | null>(null);
  useEffect(() => {
    if (shown.current === step) return;
    shown.current = step;
    // Sought where one was already, it led nowhere, and is not what is wanted of the next step.
    const wrong =
      sought.current === step &&
      heading.current?.parentElement?.querySelector<HTMLElement>('[aria-invalid="true"], .lack');
    sought.current = null;
    (wrong || heading.current)?.focus();
  }, [step]);
  return {
    heading,
    seek: (next: DesignStep) => {
      sought.current = next;
    },
  };
}

/** What a version asks and of whom, fetched when it is shown. */
function OfVersion(props: {
  readonly version: PlanVersionView;
  readonly children: Parameters<typeof Loaded<Awaited<ReturnType<typeof api.planVersion>>>>[0]['children'];
}): ReactNode {
  const { id, version } = props.version;
  const detail = useQuery(queries.planVersion({ plan: id, n: version }));
  return (
    <Loaded query={detail} lines={5}>
      {props.children}
    </Loaded>
  );
}
