import type { PlanVersionView } from '@signatory/contract';
import { LANGUAGE_NAMES, LANGUAGES } from '@signatory/texts';
import { useEffect, type ReactNode } from 'react';
import { useSpeech, type Speech } from '../../session/language.js';
import { StaleBanner } from '../../ui/stale-banner.js';
import { DATES, DAYS } from './calendar-draft.js';
import { DATE_LABELS, DAYS_LABELS } from './calendar-fields.js';
import { nameVersion, type DesignDraft } from './design-draft.js';
import { fromLocal } from './local-instant.js';

/** Two windows of one person hold a design each: where they differ, and which of them goes on. If nowhere, nobody is asked. */
export function DesignConflict(props: {
  readonly mine: DesignDraft;
  readonly theirs: DesignDraft;
  readonly versions: readonly PlanVersionView[];
  readonly onKeep: () => void;
  readonly onTake: () => void;
}): ReactNode {
  const speech = useSpeech();
  const { say } = speech;
  const { versions } = props;
  const theirs = fieldsOf(props.theirs, versions, speech);
  const differing = fieldsOf(props.mine, versions, speech).flatMap(([label, mine], at) => {
    const [, other = ''] = theirs[at] ?? [];
    return mine === other ? [] : [{ label, mine, other }];
  });
  const { onKeep } = props;
  const isSame = differing.length === 0;
  useEffect(() => {
    if (isSame) onKeep();
  });
  if (isSame) return null;
  return (
    <StaleBanner
      heading={say('design.conflict')}
      onKeep={onKeep}
      onTake={props.onTake}
      keep={say('design.conflict.keep')}
      take={say('design.conflict.take')}
    >
      <section className="scroll" aria-label={say('design.conflict')} tabIndex={0}>
        <table className="table stacked">
          <thead>
            <tr>
              <th scope="col">{say('design.conflict.field')}</th>
              <th scope="col">{say('conflict.yours', { own: 'yes' })}</th>
              <th scope="col">{say('conflict.theirs', { own: 'yes', by: '' })}</th>
            </tr>
          </thead>
          <tbody>
            {differing.map(({ label, mine, other }) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td data-label={say('conflict.yours', { own: 'yes' })}>{mine || say('conflict.empty')}</td>
                <td data-label={say('conflict.theirs', { own: 'yes', by: '' })}>{other || say('conflict.empty')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </StaleBanner>
  );
}

/** Each field by its label, as it is read; the same fields of every design, in the order of its steps. */
function fieldsOf(
  { version, series, phase, code, original, titles, languages, illustrative, calendar }: DesignDraft,
  versions: readonly PlanVersionView[],
  { say, choose, date, instant }: Speech,
): (readonly [label: string, value: string])[] {
  const chosen = versions.find((each) => nameVersion(each) === version);
  const answer = (isTrue: boolean): string => say(isTrue ? 'answer.yes' : 'answer.no');
  const moment = (typed: string): string => {
    const at = fromLocal(typed, null);
    return at === null ? '' : instant(at);
  };
  return [
    [
      say('design.version'),
      chosen ? [choose(chosen.title), say('plans.number', { version: chosen.version })].join(say('join.comma')) : '',
    ],
    [say('design.series'), series],
    [say('design.phase'), say(`phase.${phase}`)],
    ...(['from', 'to'] as const).map(
      (end) => [say(`calendar.window.${end}`), calendar.window[end] && date(calendar.window[end])] as const,
    ),
    ...DATES.map((name) => [say(DATE_LABELS[name]), moment(calendar.dates[name])] as const),
    [say('calendar.automatic'), answer(calendar.automatic)],
    ...DAYS.map((name) => [say(DAYS_LABELS[name]), calendar.days[name]] as const),
    [say('reminders.atDeadline'), answer(calendar.atDeadline)],
    [say('design.code'), code],
    [say('design.original'), LANGUAGE_NAMES[original]],
    ...LANGUAGES.map(
      (each) => [say('design.title', { language: LANGUAGE_NAMES[each] }), titles[each]?.trim() ?? ''] as const,
    ),
    [say('design.languages'), languages.map((each) => LANGUAGE_NAMES[each]).join(say('join.comma'))],
    [say('design.illustrative'), answer(illustrative)],
  ];
}
