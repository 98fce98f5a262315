import type { EntryView, ReportView } from '@signatory/contract';
import { chooseText } from '@signatory/domain';
import { Icon } from '@signatory/pages';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useSpeech } from '../session/language.js';
import type { Task } from './entry-status.js';
import { NarrativeTierField } from './narrative-tier-field.js';
import type { PublishChoices } from './publish-choices.js';

/** Who may read one narrative, beside its words. */
export function NarrativeRow(props: {
  readonly report: ReportView;
  readonly task: Task;
  readonly choices: PublishChoices;
  readonly edits: boolean;
}): ReactNode {
  const { say, language } = useSpeech();
  const { report, task, choices, edits } = props;
  const { entry, indicator } = task;
  if (entry.narrative === null) return null;
  const { cycle, member } = report;
  const tier = choices.narrativeTierOf(entry);
  const told = chooseText(entry.narrative, language);
  return (
    <li>
      <Icon name="quote" />
      <span className="evidence-words">
        <span className="publish-narrative" lang={told.language}>
          {told.text}
        </span>
        <span className="evidence-note">
          {say('entry.narrative')}
          {say('join.comma')}
          <Link to="/report/$cycle/$member/entry/$indicator" params={{ cycle, member, indicator: indicator.code }}>
            {indicator.label}
          </Link>
        </span>
      </span>
      {edits ? (
        <NarrativeTierField
          label={
            <span className="visually-hidden">
              {say('entry.narrative.tier')}
              {say('join.colon')}
              {indicator.label}
            </span>
          }
          tier={tier}
          onChange={(next) => choices.chooseNarratives([entry], next)}
        />
      ) : (
        <span className="tag tag-plain">{say(`entry.evidence.tier.${tier}`)}</span>
      )}
    </li>
  );
}

/** One choice for several. */
export function AllNarratives(props: {
  readonly entries: readonly EntryView[];
  readonly choices: PublishChoices;
}): ReactNode {
  const { say } = useSpeech();
  const { entries, choices } = props;
  if (entries.length < 2) return null;
  const [first, ...others] = new Set(entries.map(choices.narrativeTierOf));
  return (
    <NarrativeTierField
      label={say('publish.all.narratives')}
      tier={others.length > 0 ? undefined : first}
      onChange={(tier) => choices.chooseNarratives(entries, tier)}
    />
  );
}
