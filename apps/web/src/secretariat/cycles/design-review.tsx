import type { CycleView, PlanVersionDetail } from '@signatory/contract';
import { plainText } from '@signatory/domain';
import { Icon } from '@signatory/pages';
import type { ReactNode } from 'react';
import { useSpeech } from '../../session/language.js';
import { readCalendar, type Calendar } from './calendar-draft.js';
import { ForeseenLetters } from './calendar-effects.js';
import { followingOf, type DesignDraft } from './design-draft.js';
import { countAsked } from './design-members.js';
import { daysBetween, type DesignLack } from './design-steps.js';
import { DESIGN_STEPS, type DesignStep } from './design-step-names.js';
import { LetterPreview } from './letter-preview.js';

/** The last step: what is still lacking, each with the way to its step, and what saving and opening would do. */
export function DesignReview(props: {
  readonly draft: DesignDraft;
  readonly version: PlanVersionDetail;
  readonly cycles: readonly CycleView[];
  readonly lacks: readonly DesignLack[];
  readonly onMend: (step: DesignStep) => void;
}): ReactNode {
  const { say } = useSpeech();
  const { draft, lacks } = props;
  const calendar = readCalendar(draft.calendar, null);
  // Its members are the plan's; none is named before the cycle is there.
  const subject = { code: draft.code, title: plainText(draft.titles[draft.original] || draft.code), members: [] };
  return (
    <>
      {lacks.length > 0 && (
        <div className="banner banner-warn">
          <h3 className="banner-head">
            <Icon name="alert" />
            {say('design.lacking', { count: lacks.length })}
          </h3>
          <ul className="faults">
            {DESIGN_STEPS.map((step) => ({ step, own: lacks.filter((lack) => lack.step === step) }))
              .filter(({ own }) => own.length > 0)
              .map(({ step, own }) => (
                <li key={step}>
                  <button type="button" className="link-button" onClick={() => props.onMend(step)}>
                    {say(`design.step.${step}`)}
                  </button>
                  {say('join.colon')}
                  {own.map(({ label }) => say(label)).join(say('join.comma'))}
                </li>
              ))}
          </ul>
        </div>
      )}
      <Effect {...props} calendar={calendar} />
      {calendar && <h3>{say('reminders.heading')}</h3>}
      <ForeseenLetters calendar={calendar} state="DESIGN" />
      <LetterPreview subject={subject} calendar={calendar} />
    </>
  );
}

/** What would be asked, of whom and by when. */
function Effect(props: {
  readonly draft: DesignDraft;
  readonly version: PlanVersionDetail;
  readonly cycles: readonly CycleView[];
  readonly calendar: Calendar | null;
}): ReactNode {
  const { say, choose, instant, date } = useSpeech();
  const { draft, version, cycles, calendar } = props;
  // Between dates out of order lie no days to count; that they are is told above.
  const aside = (from: string, to: string, extra = 0): string | false =>
    Date.parse(from) <= Date.parse(to) &&
    say('join.aside', { words: say('overview.days', { days: daysBetween(from, to) + extra }) });
  const asked = [...countAsked(version).values()];
  const following = followingOf(draft, cycles);
  return (
    <section aria-labelledby="design-effect">
      <h3 id="design-effect">{say('design.effect.heading')}</h3>
      <p>
        {say('design.effect.asked', {
          members: version.members.length,
          indicators: asked.reduce((sum, each) => sum + each, 0),
          commitments: version.commitments,
        })}
        {say('join.sentence')}
        {calendar && say('design.effect.by', { members: version.members.length, deadline: instant(calendar.deadline) })}
      </p>
      <dl className="settings">
        <dt>{say('term.plan')}</dt>
        <dd>
          {say('design.version.option', {
            title: choose(version.title),
            version: version.version,
            state: say(`planVersion.${version.state}`),
          })}
        </dd>
        {draft.series.trim() !== '' && (
          <>
            <dt>{say('design.series')}</dt>
            <dd>
              {draft.series}
              {say('join.comma')}
              {say(`phase.${draft.phase}`)}
              {following.kind === 'follows' && (
                <p className="muted">{say('design.follows', { cycle: choose(following.interim.title) })}</p>
              )}
            </dd>
          </>
        )}
        {calendar && (
          <>
            <dt>{say('term.window')}</dt>
            <dd>
              {say('date.range', { from: date(calendar.window.from), to: date(calendar.window.to) })}
              {aside(calendar.window.from, calendar.window.to, 1)}
            </dd>
            <dt>{say('milestone.opens')}</dt>
            <dd>{instant(calendar.opens)}</dd>
            <dt>{say('milestone.deadline')}</dt>
            <dd>
              {instant(calendar.deadline)}
              {aside(calendar.opens, calendar.deadline)}
            </dd>
            <dt>{say('milestone.cutOff')}</dt>
            <dd>
              {instant(calendar.cutOff)}
              {aside(calendar.deadline, calendar.cutOff)}
            </dd>
            {calendar.reviewDeadline && (
              <>
                <dt>{say('milestone.review')}</dt>
                <dd>
                  {instant(calendar.reviewDeadline)}
                  {aside(calendar.cutOff, calendar.reviewDeadline)}
                </dd>
              </>
            )}
          </>
        )}
      </dl>
    </section>
  );
}
