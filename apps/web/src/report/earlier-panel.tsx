import type { EarlierView, EntryView, IndicatorView, SeriesBreakView } from '@signatory/contract';
import type { ReactNode } from 'react';
import { useSpeech } from '../session/language.js';
import { BreakWords } from './break-words.js';
import { averageOf } from './earlier-average.js';
import { usePrintedAnswer } from './print-answer.js';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** What was certified in earlier cycles, beside what is asked now; and where the series breaks, why nothing stands there. */
export function EarlierPanel({
  entry: { before, breaks },
  indicator,
}: {
  readonly entry: EntryView;
  readonly indicator: IndicatorView;
}): ReactNode {
  const { say } = useSpeech();
  if (before.length + breaks.length === 0) return null;
  return (
    <section className="panel side-panel" aria-labelledby="earlier-heading">
      <h2 id="earlier-heading">{say('earlier.heading')}</h2>
      <dl className="earlier">
        {before.map((answer) => (
          <EarlierAnswer key={answer.cycle} answer={answer} indicator={indicator} />
        ))}
        <Average before={before} indicator={indicator} />
        {breaks.map((each) => (
          <BreakNote key={each.cycle} found={each} />
        ))}
      </dl>
    </section>
  );
}

/** What the figure was on average: by it a new one is looked at first. */
function Average({ before, indicator }: Pick<EntryView, 'before'> & { readonly indicator: IndicatorView }): ReactNode {
  const { say, decimal } = useSpeech();
  const average = averageOf(before, indicator);
  if (!average) return null;
  return (
    <div>
      <dt>{say('earlier.average', { count: average.count })}</dt>
      <dd>
        <strong>{decimal(average.mean)}</strong>
      </dd>
    </div>
  );
}

function EarlierAnswer(props: { readonly answer: EarlierView; readonly indicator: IndicatorView }): ReactNode {
  const { say, choose, date, decimal } = useSpeech();
  const { answer, indicator } = props;
  const print = usePrintedAnswer(indicator);
  return (
    <div>
      <dt>
        {choose(answer.title)} {answer.phase === 'baseline' && <span className="tag">{say('phase.baseline')}</span>}
      </dt>
      <dd>
        <strong>{print(answer)}</strong>
        <span className="muted">
          {[
            answer.reference &&
              // A day, or a period as who keeps the figures names it.
              say('earlier.reference', {
                reference: DAY.test(answer.reference) ? date(answer.reference) : answer.reference,
              }),
            answer.vintage && say('earlier.vintage', { date: date(answer.vintage) }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
        {answer.asked && <span className="muted">{say('earlier.asked', { question: choose(answer.asked) })}</span>}
        {answer.revisions.map(({ cell, value, vintage, reason, status }) => (
          <span key={`${cell} ${vintage} ${value ?? ''}`} className="muted">
            {say('earlier.revision', {
              cell,
              value: value === null ? say(`observation.${status}`) : decimal(value),
              date: date(vintage),
              reason,
            })}
          </span>
        ))}
      </dd>
    </div>
  );
}

function BreakNote({ found }: { readonly found: SeriesBreakView }): ReactNode {
  const { choose } = useSpeech();
  return (
    <div>
      <dt>{choose(found.title)}</dt>
      <dd>
        <BreakWords found={found} />
      </dd>
    </div>
  );
}
