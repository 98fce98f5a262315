import type { EntryView, ReportView } from '@signatory/contract';
import { EVIDENCE_TIERS, type EvidenceTier } from '@signatory/domain';
import { Icon } from '@signatory/pages';
import { Link } from '@tanstack/react-router';
import { Fragment, useRef, type ReactNode } from 'react';
import { useSpeech } from '../session/language.js';
import { Failure } from '../ui/states.js';
import type { PillarTasks, Task } from './entry-status.js';
import { sayBytes, sayKind } from './evidence-words.js';
import { mayChooseIn, type PublishChoices } from './publish-choices.js';
import { AllNarratives, NarrativeRow } from './publish-narratives.js';
import { TierField } from './tier-field.js';

/** A pillar with no more pieces than this is shown unfolded. */
const FEW = 8;

type Piece = EntryView['evidence'][number];

/** What of the report everybody will see, and what not: the last place to choose it before it is certified. */
export function PublishPanel(props: {
  readonly report: ReportView;
  readonly groups: readonly PillarTasks[];
  readonly choices: PublishChoices;
}): ReactNode {
  const { say } = useSpeech();
  const { report, groups, choices } = props;
  const filled = groups.flatMap((group) => {
    const tasks = group.tasks.filter(({ entry }) => entry.evidence.length > 0 || entry.narrative);
    return tasks.length > 0 ? { ...group, tasks } : [];
  });
  const tasks = filled.flatMap((group) => group.tasks);
  const pieces = tasks.flatMap(({ entry }) => entry.evidence);
  const told = toldIn(tasks);
  const count = (tier: EvidenceTier): number => pieces.filter((piece) => choices.tierOf(piece) === tier).length;
  const edits = report.commands.includes('edit');
  const heading = useRef<HTMLHeadingElement>(null);
  // In the bar that stays in sight, while there is one.
  const failure = choices.save.error && <Failure error={choices.save.error} />;
  // The buttons go when nothing waits any more.
  const goOn = (): void => heading.current?.focus();
  return (
    <section className="panel publish" aria-labelledby="publish-heading">
      <h2 id="publish-heading" ref={heading} tabIndex={-1}>
        {say('publish.heading')}
      </h2>
      <p className="hint">{say('publish.rule')}</p>
      <p role="status">
        {say('publish.counts', {
          total: pieces.length,
          open: count('public'),
          reviewers: count('reviewers'),
          secretariat: count('secretariat'),
        })}
        {say('join.sentence')}
        {say('publish.narratives', {
          total: told.length,
          open: told.filter((entry) => choices.narrativeTierOf(entry) === 'public').length,
        })}
      </p>
      {filled.map((group) => (
        <Pillar key={group.pillar?.code ?? ''} {...props} group={group} edits={edits} />
      ))}
      {edits && tasks.some(({ entry }) => !mayChooseIn(entry)) && <p className="hint">{say('publish.elsewhere')}</p>}
      {choices.waiting === 0 && failure}
      {choices.waiting > 0 && (
        <div className="publish-save">
          {failure}
          <p>{say('publish.waiting', { count: choices.waiting })}</p>
          <button
            type="button"
            className="button button-primary"
            aria-disabled={choices.save.isPending}
            onClick={() => choices.save.mutate(undefined, { goOn })}
          >
            {say('publish.save')}
          </button>
          <button
            type="button"
            className="button button-quiet"
            onClick={() => {
              choices.discard();
              goOn();
            }}
          >
            {say('publish.discard')}
          </button>
        </div>
      )}
    </section>
  );
}

/** The entries of which something is told in words. */
function toldIn(tasks: readonly Task[]): EntryView[] {
  return tasks.map(({ entry }) => entry).filter(({ narrative }) => narrative !== null);
}

function Pillar(props: {
  readonly report: ReportView;
  readonly group: PillarTasks;
  readonly choices: PublishChoices;
  readonly edits: boolean;
}): ReactNode {
  const { say, choose } = useSpeech();
  const { report, group, choices, edits } = props;
  const pieces = group.tasks.flatMap(({ entry }) => entry.evidence);
  const told = toldIn(group.tasks);
  const total = pieces.length + told.length;
  const open =
    pieces.filter((piece) => choices.tierOf(piece) === 'public').length +
    told.filter((entry) => choices.narrativeTierOf(entry) === 'public').length;
  const free = group.tasks.flatMap(({ entry }) => (edits && mayChooseIn(entry) ? entry.evidence : []));
  const [first = 'public', ...others] = new Set(free.map((piece) => choices.tierOf(piece)));
  return (
    <details className="pillar-tasks" open={total <= FEW}>
      <summary>
        <h3>{group.pillar ? `${group.pillar.code}. ${choose(group.pillar.name)}` : say('term.commitments')}</h3>
        <span className="muted">{say('publish.ofPillar', { open, total })}</span>
      </summary>
      {free.length > 1 && (
        <TierField
          label={say('publish.all')}
          tiers={EVIDENCE_TIERS}
          tier={first}
          mixed={others.length > 0 ? say('publish.each') : undefined}
          onChange={(tier) => choices.choose(free, tier)}
        />
      )}
      <AllNarratives entries={told.filter((entry) => edits && mayChooseIn(entry))} choices={choices} />
      <ul className="publish-pieces">
        {group.tasks.map((task) => {
          const row = { report, task, choices, edits: edits && mayChooseIn(task.entry) };
          return (
            <Fragment key={task.indicator.code}>
              <NarrativeRow {...row} />
              {task.entry.evidence.map((piece) => (
                <PieceRow key={piece.id} {...row} piece={piece} />
              ))}
            </Fragment>
          );
        })}
      </ul>
    </details>
  );
}

function PieceRow(props: {
  readonly report: ReportView;
  readonly task: Task;
  readonly piece: Piece;
  readonly choices: PublishChoices;
  readonly edits: boolean;
}): ReactNode {
  const speech = useSpeech();
  const { say } = speech;
  const { report, task, piece, choices, edits } = props;
  const { cycle, member } = report;
  const { stored, url, title } = piece;
  const tier = choices.tierOf(piece);
  return (
    <li>
      <Icon name={url ? 'external' : 'document'} />
      <span className="evidence-words">
        <span>{title}</span>
        <span className="evidence-note">
          <Link to="/report/$cycle/$member/entry/$indicator" params={{ cycle, member, indicator: task.indicator.code }}>
            {task.indicator.label}
          </Link>
          {stored &&
            `${say('join.comma')}${say('evidence.file', { kind: sayKind(stored.mediaType), size: sayBytes(stored.size, speech) })}`}
          {url && (
            <>
              {say('join.comma')}
              <code>{new URL(url).host}</code>
            </>
          )}
        </span>
      </span>
      {edits ? (
        <TierField
          label={
            <span className="visually-hidden">
              {say('entry.evidence.tier')}
              {say('join.colon')}
              {title}
            </span>
          }
          tiers={EVIDENCE_TIERS}
          tier={tier}
          onChange={(next) => choices.choose([piece], next)}
        />
      ) : (
        <span className="tag tag-plain">{say(`entry.evidence.tier.${tier}`)}</span>
      )}
    </li>
  );
}
