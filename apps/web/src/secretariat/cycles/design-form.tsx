import type { CreateCycle, CycleView, PlanVersionView } from '@signatory/contract';
import { Icon } from '@signatory/pages';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { api } from '../../api/endpoints.js';
import { queries, useCommand } from '../../api/queries.js';
import { useSpeech } from '../../session/language.js';
import { useErrorInTitle } from '../../ui/error-title.js';
import { faultAt } from '../../ui/faults.js';
import { SelectField } from '../../ui/select-field.js';
import { Failure, Loaded } from '../../ui/states.js';
import { CalendarFields } from './calendar-fields.js';
import { nameVersion, readDesign } from './design-draft.js';
import { useDesignDraft } from './design-keeping.js';
import { DesignMembers } from './design-members.js';
import { DesignReview } from './design-review.js';
import { lacksOf, refusalAt, stepOfRefusal, type DesignLack } from './design-steps.js';
import { DESIGN_STEPS, type DesignStep } from './design-step-names.js';
import { DesignTexts } from './design-texts.js';
import { SeriesFields } from './series-fields.js';
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
  const { draft, isKept, change, settle, discard } = useDesignDraft(versions, search);
  /** Whether the design was to be saved: what lacks is wrong from then on. */
  const [asked, setAsked] = useState(false);
  const create = useCommand((body: CreateCycle) => api.createCycle(body), [['cycles']]);
  const step = search.step ?? 'plan';
  const lacks = lacksOf(draft, cycles);
  const { heading, seek } = useStepHeading(step);
  const go = (next: DesignStep): void => {
    settle();
    void navigate({ to: '/cycles/new', search: { ...search, step: next }, resetScroll: false });
  };
  /** Not to the step alone: to what is wrong in it. */
  const mend = (next: DesignStep): void => {
    setAsked(true);
    seek();
    go(next);
  };
  const next = DESIGN_STEPS[DESIGN_STEPS.indexOf(step) + 1];
  const back = DESIGN_STEPS[DESIGN_STEPS.indexOf(step) - 1];
  const chosen = versions.find((each) => nameVersion(each) === draft.version) ?? versions[0];
  const wrong = (pointer: string): string | null => {
    const lack = asked && lacks.find((each) => each.pointer === pointer);
    return lack ? say(lack.message) : (faultAt(create.error, pointer) ?? refusalAt(create.error, pointer));
  };
  useErrorInTitle((asked && lacks.length > 0) || create.error !== null);
  const save = (): void => {
    const [first] = lacks;
    if (first) return mend(first.step);
    const body = readDesign(draft);
    if (!body) return;
    create.mutate(body, {
      onSuccess: discard,
      onError: (error) => mend(stepOfRefusal(error)),
      goOn: ({ code }) => void navigate({ to: '/cycles', search: { cycle: code } }),
    });
  };
  const refused = create.error && (step === stepOfRefusal(create.error) || step === 'review') && create.error;
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
      <StepList step={step} lacks={lacks} asked={asked} />
      <section className="panel form" aria-labelledby="design-step">
        <h2 id="design-step" tabIndex={-1} ref={heading}>
          {say('design.step', { n: DESIGN_STEPS.indexOf(step) + 1, count: DESIGN_STEPS.length })}
          {say('join.colon')}
          {say(`design.step.${step}`)}
        </h2>
        {refused && <Failure error={refused} />}
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
            <button
              type="button"
              className="button button-quiet"
              onClick={() => {
                discard();
                setAsked(false);
                create.reset();
                go('plan');
              }}
            >
              {say('design.discard')}
            </button>
          )}
        </div>
        {isKept && <p className="hint">{say('design.kept')}</p>}
      </section>
    </form>
  );
}

/** All steps, each with what it still lacks in words, and the way to it. */
function StepList(props: {
  readonly step: DesignStep;
  readonly lacks: readonly DesignLack[];
  readonly asked: boolean;
}): ReactNode {
  const { say } = useSpeech();
  return (
    <nav aria-label={say('design.steps')}>
      <ol className="step-list">
        {DESIGN_STEPS.map((each) => {
          const lacking = props.lacks.filter(({ step }) => each === 'review' || step === each).length;
          const isDone = lacking === 0 && each !== 'review';
          return (
            <li key={each} className={isDone ? 'step-done' : props.asked && lacking > 0 ? 'step-wrong' : undefined}>
              <Link
                to="/cycles/new"
                search={(before) => ({ ...before, step: each })}
                resetScroll={false}
                aria-current={each === props.step ? 'step' : undefined}
              >
                <span>{say(`design.step.${each}`)}</span>
                <span className="step-state">
                  {isDone && <Icon name="check" />}
                  {isDone
                    ? say('design.step.done')
                    : lacking > 0
                      ? say('design.step.lacking', { count: lacking })
                      : say('design.step.ready')}
                </span>
              </Link>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

/** A change of step is heard: the focus goes to its heading, or to the first field that is wrong where that was sought. */
function useStepHeading(step: DesignStep) {
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(step);
  const sought = useRef(false);
  useEffect(() => {
    if (shown.current === step) return;
    shown.current = step;
    const wrong =
      sought.current && heading.current?.parentElement?.querySelector<HTMLElement>('[aria-invalid="true"], .lack');
    sought.current = false;
    (wrong || heading.current)?.focus();
  }, [step]);
  return {
    heading,
    seek: () => {
      sought.current = true;
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
  return <Loaded query={detail}>{props.children}</Loaded>;
}
