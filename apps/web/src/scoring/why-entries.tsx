import type { IndicatorView, PlanView, WhyEntry, WhyRule, WhyView } from '@signatory/contract';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { evidenceAddress } from '../api/endpoints.js';
import { queries } from '../api/queries.js';
import { EvidencePiece } from '../report/evidence-piece.js';
import { printEntry } from '../review/print-entry.js';
import { WorkedOut } from '../report/worked-out.js';
import { useSpeech } from '../session/language.js';
import { Loaded } from '../ui/states.js';
import { Words } from '../ui/words.js';
import { nameDoer } from './name-doer.js';

/** The values that the guideline read, each with what stands behind it. */
export function WhyEntries({ why }: { readonly why: WhyView }): ReactNode {
  const { say } = useSpeech();
  const plan = useQuery(queries.plan(why.cycle));
  if (why.entries.length === 0) return null;
  return (
    <li className="panel">
      <h2>{say('why.values')}</h2>
      <Loaded query={plan} lines={5}>
        {(it: PlanView) => {
          const commitment = it.commitments.find(({ id }) => id === why.commitment.id);
          return (
            <ul className="why-list">
              {why.entries.map((entry) => {
                const indicator = commitment?.indicators.find(({ code }) => code === entry.indicator);
                return indicator && <Entry key={entry.indicator} why={why} entry={entry} indicator={indicator} />;
              })}
            </ul>
          );
        }}
      </Loaded>
    </li>
  );
}

function Entry(props: {
  readonly why: WhyView;
  readonly entry: WhyEntry;
  readonly indicator: IndicatorView;
}): ReactNode {
  const speech = useSpeech();
  const { say, choose, instant } = speech;
  const { why, entry, indicator } = props;
  const { state, saved, decided, evidence, rationale, rationaleLanguage } = entry;
  return (
    <li>
      <h3>
        <span className="matrix-code">{indicator.label}</span> {choose(entry.question)}
      </h3>
      {entry.withheld ? (
        <p className="muted">{say('why.withheld')}</p>
      ) : (
        <p>
          <strong>
            {printEntry({ ...entry, status: entry.status ?? 'answered', reason: null }, indicator, speech)}
          </strong>
          {!entry.known && ` (${say('why.unknown')})`}
        </p>
      )}
      {rationale && <Words text={rationale} language={rationaleLanguage} />}
      <p className="small-print">
        {[
          entry.assessor && say('why.finding'),
          saved &&
            (entry.calculation
              ? say('why.calculated', { at: instant(saved.at) })
              : say('why.saved', { who: nameDoer(saved.by, say), at: instant(saved.at) })),
          decided &&
            (state
              ? say('why.settled', {
                  state: say(`entryReview.${state}`),
                  who: nameDoer(decided.by, say),
                  at: instant(decided.at),
                })
              : say('why.by', { who: nameDoer(decided.by, say), at: instant(decided.at) })),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {entry.calculation && (
        <WorkedOut cycle={why.cycle} member={why.member} indicator={indicator} calculation={entry.calculation} />
      )}
      {evidence.length > 0 && (
        <ul className="evidence" aria-label={say('term.evidence')}>
          {evidence.map((piece) => (
            <EvidencePiece
              key={piece.id}
              piece={piece}
              stored={piece}
              items={indicator.items}
              address={(id) => evidenceAddress({ cycle: why.cycle, member: why.member, id })}
            />
          ))}
        </ul>
      )}
      <Rules rules={entry.rules} />
    </li>
  );
}

/** What is said of a rule that did not run, in place of how grave it is. */
const TAGS: Partial<Record<WhyRule['outcome'], 'finding.notRun' | 'finding.suspended'>> = {
  NOT_RUN: 'finding.notRun',
  SUSPENDED: 'finding.suspended',
};

/** How many rules passed, and each that did not with its answer. */
function Rules({ rules }: Pick<WhyEntry, 'rules'>): ReactNode {
  const { say } = useSpeech();
  if (rules.length === 0) return null;
  const passed = rules.filter(({ outcome }) => outcome === 'PASS').length;
  const ran = rules.filter(({ outcome }) => outcome !== 'NOT_APPLICABLE').length;
  const found = rules.filter(({ outcome }) => outcome !== 'PASS' && outcome !== 'NOT_APPLICABLE');
  return (
    <>
      <p className="small-print">{say('why.rules', { passed, ran })}</p>
      {found.map(({ rule, severity, outcome, message, suspension, justification }) => (
        <div key={rule} className="why-found">
          <p>
            <span className="tag">{say(TAGS[outcome] ?? `severity.${severity}`)}</span> {message ?? rule}
          </p>
          {suspension && <Words text={suspension.reason} language={suspension.language} quoted />}
          {justification && <Words {...justification} className="justification" quoted />}
        </div>
      ))}
    </>
  );
}
