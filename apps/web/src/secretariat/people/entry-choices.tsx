import type { PlanVersionDetail } from '@signatory/contract';
import type { ReactNode } from 'react';
import { useSpeech } from '../../session/language.js';
import { Choices } from '../../ui/choices.js';

/** The entries of a contributor, commitment by commitment; those of the chosen pillars where some are chosen. */
export function EntryChoices(props: {
  readonly plan: PlanVersionDetail['plan'];
  readonly pillars: readonly string[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}): ReactNode {
  const { say, choose } = useSpeech();
  const { plan, pillars, chosen, onChange } = props;
  const asked = plan.commitments.filter(
    ({ pillar, indicators }) =>
      indicators.length > 0 && (pillars.length === 0 || (pillar !== null && pillars.includes(pillar))),
  );
  return (
    <fieldset className="item">
      <legend>{say('people.entries')}</legend>
      <p className="hint">{say('people.entries.hint')}</p>
      <p role="status">{say('people.entries.chosen', { count: chosen.length })}</p>
      {asked.map(({ code, title, indicators }) => (
        <details key={code}>
          <summary>
            {code} {choose(title)}{' '}
            <span className="muted">
              ({say('people.entries.chosen', { count: indicators.filter((each) => chosen.includes(each.code)).length })}
              )
            </span>
          </summary>
          <Choices
            legend={say('people.entries.of', { commitment: code })}
            options={indicators.map((each) => [each.code, `${each.label} ${choose(each.question)}`])}
            chosen={chosen}
            onToggle={(each, on) => onChange(on ? [...chosen, each] : chosen.filter((other) => other !== each))}
          />
        </details>
      ))}
    </fieldset>
  );
}
