import type { ReleaseCommitment } from '@signatory/contract';
import type { ReactNode } from 'react';
import type { PageContext } from '../page-context.js';
import type { CommitmentMean, ReleaseReader } from '../release/read-release.js';
import { AlignmentList } from './alignment-list.js';
import { DistributionBar } from './distribution-bar.js';
import { Coverage } from './mean-line.js';
import { Stat } from './page-parts.js';
import { PlanText } from './plan-text.js';
import { printFormula } from './print-formula.js';
import { classifyScore, ScoreChip } from './score-chip.js';
import { StatedNotes } from './stated-notes.js';

/** A commitment's average, how many were scored, and how the scores are spread. */
export function CommitmentSummary({
  mean,
  page,
}: {
  readonly mean: CommitmentMean;
  readonly page: PageContext;
}): ReactNode {
  return (
    <div className="panel summary">
      <dl className="stats">
        <Stat
          label={page.say('mean.average')}
          figure={mean.average ? page.decimal(mean.average) : '–'}
          note={
            mean.percent === null
              ? page.say('mean.nothingScored')
              : page.say('mean.percentFigure', { percent: mean.percent })
          }
        />
        <Stat
          label={page.say('term.scored')}
          figure={page.decimal(String(mean.scored))}
          note={
            mean.bounds ? (
              <Coverage mean={mean} page={page} />
            ) : (
              // The figure beside it says how many are.
              page.say('mean.ofAsked', { applicable: page.decimal(String(mean.applicable)) })
            )
          }
        />
        <div className="stat stat-wide">
          <dt>{page.say('term.distribution')}</dt>
          <dd>
            <DistributionBar distribution={mean.distribution} page={page} />
            <span className="stat-note">{page.say('mean.distribution', mean.distribution)}</span>
          </dd>
        </div>
      </dl>
    </div>
  );
}

/** The commitment as it is worded, where the words are from, how it is scored, and what is asked. */
export function CommitmentWords({
  release,
  commitment,
  page,
}: {
  readonly release: ReleaseReader;
  readonly commitment: ReleaseCommitment;
  readonly page: PageContext;
}): ReactNode {
  const { say } = page;
  return (
    <section className="panel words" aria-labelledby="words-heading">
      <h2 id="words-heading">{say('commitment.words')}</h2>
      <blockquote>
        <p>
          <PlanText of={commitment.text} page={page} />
        </p>
        <footer>
          <span className={`tag${commitment.provenance.kind === 'paraphrase' ? ' tag-warn' : ''}`}>
            {say(`provenance.${commitment.provenance.kind}`)}
          </span>{' '}
          {say('source.citation', { citation: commitment.provenance.source })}
        </footer>
      </blockquote>
      {commitment.alignments && (
        <>
          <h3>{say('alignment.heading')}</h3>
          <AlignmentList alignments={commitment.alignments} page={page} />
        </>
      )}
      {commitment.guideline.length > 0 && (
        <>
          <h3>{say('commitment.guideline')}</h3>
          <ul className="guideline">
            {commitment.guideline.map((clause, index) => (
              <li key={index}>
                <ScoreChip score={classifyScore({ kind: 'score', value: clause.score })} say={say} />
                <span>
                  {clause.countervailing && <strong>{say('commitment.countervailing')} </strong>}
                  <PlanText of={clause.words} page={page} />
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {commitment.indicators.length > 0 && (
        <>
          <h3>{say('commitment.indicators')}</h3>
          <ul className="indicators">
            {commitment.indicators.map((indicator) => (
              <li key={indicator.code}>
                <span className="matrix-code">{indicator.label}</span>
                <span>
                  <PlanText of={indicator.question} page={page} />
                  <StatedNotes indicator={indicator} page={page} />
                  <Calculated release={release} indicator={indicator} page={page} />
                  {indicator.alignments && <AlignmentList alignments={indicator.alignments} page={page} />}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

/** That nobody was asked for it, and how it follows from what was. */
function Calculated(props: {
  readonly release: ReleaseReader;
  readonly indicator: ReleaseCommitment['indicators'][number];
  readonly page: PageContext;
}): ReactNode {
  const { release, indicator, page } = props;
  if (indicator.calculated === undefined) return null;
  const { say } = page;
  const inputs = release.commitments.flatMap(({ indicators }) =>
    indicators.flatMap(({ code, label }) => {
      const before = label + say('join.aside', { words: say('calculated.earlier') });
      return [
        { name: code, label },
        { name: `before.${code}`, label: before },
        { name: `earlier.${code}`, label: before },
      ];
    }),
  );
  return (
    <span className="calculated-how">
      {say('entryStatus.calculated')} – {indicator.label} = {printFormula(indicator.calculated, inputs)}
    </span>
  );
}
