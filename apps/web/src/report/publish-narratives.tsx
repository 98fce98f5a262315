import type { EntryView, ReportView } from '@signatory/contract';
import { NARRATIVE_TIERS } from '@signatory/domain';
import { Icon } from '@signatory/pages';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useSpeech } from '../session/language.js';
import type { Task } from './entry-status.js';
import { keepsBack } from './kept-back.js';
import type { PublishChoices } from './publish-choices.js';
import { TierField } from './tier-field.js';

/** Who may read one narrative, beside its words. */
export function NarrativeRow(props: {
  readonly report: ReportView;
  readonly task: Task;
  readonly choices: PublishChoices;
  readonly edits: boolean;
}): ReactNode {
  const { say } = useSpeech();
  const { report, task, choices, edits } = props;
  const { entry, indicator } = task;
  if (entry.narrative === null) return null;
  const { cycle, member } = report;
  const tier = choices.narrativeTierOf(entry);
  return (
    <li>
      <Icon name="quote" />
      <span className="evidence-words">
        <Told narrative={entry.narrative} isChecked={entry.translation === 'CHECKED'} />
        <span className="evidence-note">
          {say('entry.narrative')}
          {say('join.comma')}
          <Link to="/report/$cycle/$member/entry/$indicator" params={{ cycle, member, indicator: indicator.code }}>
            {indicator.label}
          </Link>
          {tier === 'public' && keepsBack(entry) && (
            <>
              {say('join.comma')}
              {say('publish.keptBack')}
            </>
          )}
        </span>
      </span>
      {edits ? (
        <TierField
          tiers={NARRATIVE_TIERS}
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

/** So many letters stand there as they are. */
const SHORT = 160;

/** The words that are chosen for, whole, each in its language: nobody should have to look elsewhere for what is published. */
function Told(props: {
  readonly narrative: NonNullable<EntryView['narrative']>;
  /** A translation that nobody checked is not published. */
  readonly isChecked: boolean;
}): ReactNode {
  const { original, texts } = props.narrative;
  const others = Object.keys(texts).filter((language) => language !== original);
  const languages = [original, ...(props.isChecked ? others : [])];
  const text = texts[original]?.text ?? '';
  if (languages.length === 1 && text.length <= SHORT) return <span lang={original}>{text}</span>;
  return (
    <details>
      <summary lang={original}>{text.length > SHORT ? `${text.slice(0, SHORT).trimEnd()}…` : text}</summary>
      {languages
        .filter((language) => language !== original || text.length > SHORT)
        .map((language) => (
          <p key={language} lang={language} className="publish-narrative">
            {texts[language]?.text}
          </p>
        ))}
    </details>
  );
}

/** One choice for several. */
export function AllNarratives(props: {
  readonly entries: readonly EntryView[];
  readonly choices: PublishChoices;
}): ReactNode {
  const { say } = useSpeech();
  const { entries, choices } = props;
  const [first = 'reviewers', ...others] = new Set(entries.map(choices.narrativeTierOf));
  if (entries.length < 2) return null;
  return (
    <TierField
      tiers={NARRATIVE_TIERS}
      label={say('publish.all.narratives')}
      tier={first}
      mixed={others.length > 0 ? say('publish.each') : undefined}
      onChange={(tier) => choices.chooseNarratives(entries, tier)}
    />
  );
}
