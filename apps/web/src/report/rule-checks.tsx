import type { FindingView, JustifiedFindings, JustifyFindings, ReportView } from '@signatory/contract';
import { Icon } from '@signatory/pages';
import { useId, type ReactNode } from 'react';
import { ask, path } from '../api/client.js';
import { useCommand } from '../api/queries.js';
import { useSpeech } from '../session/language.js';
import { Fold } from '../ui/fold.js';
import { Lack } from '../ui/lack.js';
import { LanguageField } from '../ui/language-field.js';
import { Failure, StatusLine } from '../ui/states.js';
import { TextField } from '../ui/text-field.js';
import { isShort, useLacks } from '../ui/use-lacks.js';
import { isForSeveral, useBegunTogether, useHasBegun } from './begun-together.js';
import { Check, takesWords, type FoundAt } from './check.js';
import { keyOf } from './checks-panel.js';
import { isOpen } from './entry-status.js';

/** What came of answering several: how many, and what was left with its place. */
export interface Answered {
  readonly count: number;
  readonly left: readonly { readonly place: string; readonly why: JustifiedFindings['left'][number]['why'] }[];
}

interface RuleProps {
  readonly findings: readonly FindingView[];
  readonly report: ReportView;
  readonly locate: (finding: FindingView) => FoundAt;
  readonly onAnswered: (answered: Answered) => void;
}

/** The many findings of one rule, folded; those that the reader picks are answered with the same words. */
export function RuleChecks(props: RuleProps): ReactNode {
  const { say } = useSpeech();
  const { findings, report } = props;
  const [first] = findings;
  const hasBegun = useHasBegun(report);
  if (!first) return null;
  const open = findings.filter(isOpen).length;
  const grave = first.severity === 'BLOCKER' || first.severity === 'ERROR';
  const tone = open === 0 ? 'ok' : grave ? 'err' : first.severity === 'WARNING' ? 'warn' : 'info';
  return (
    <Fold
      className={`pillar-tasks rule-checks check-${tone}`}
      unfolded={hasBegun(first.rule)}
      summary={
        <>
          <Icon name={open === 0 ? 'check' : grave ? 'stop' : first.severity === 'WARNING' ? 'alert' : 'info'} />
          <span className="check-head">
            {say(`severity.${first.severity}`)} · {first.rule}
          </span>
          <span className="muted">{say('checks.ruleOpen', { count: findings.length, open })}</span>
        </>
      }
    >
      {() => <Together {...props} />}
    </Fold>
  );
}

function Together({ findings, report, locate, onAnswered }: RuleProps): ReactNode {
  const { say } = useSpeech();
  const id = useId();
  const { cycle, member } = report;
  const { text, language, picked, keep, send: begin } = useBegunTogether(report, findings[0]?.rule ?? '');
  const answer = useCommand(
    (body: JustifyFindings) =>
      ask<JustifiedFindings>(path`/cycles/${cycle}/reports/${member}/justifications`, { method: 'POST', body }),
    [['report', cycle, member]],
  );
  const open = findings.filter((finding) => takesWords(finding) && isOpen(finding));
  // What was answered meanwhile is no longer open, and so no longer picked.
  const chosen = open.filter((finding) => picked.includes(keyOf(finding)));
  const pick = (finding: FindingView): void => {
    const key = keyOf(finding);
    keep({ picked: picked.includes(key) ? picked.filter((each) => each !== key) : [...picked, key] });
  };
  const lacks = useLacks({
    chosen: chosen.length === 0 && say('lack.some'),
    text: isShort(text) && say('lack.words', { least: 3 }),
  });
  const send = (): void => {
    const drop = begin();
    answer.mutate(
      {
        rule: findings[0]?.rule ?? '',
        findings: chosen.map(({ field, valuesHash }) => ({ field, valuesHash })),
        text,
        language,
      },
      {
        onSuccess: ({ justified, left }) => {
          drop();
          const placeAt = ({ field }: JustifiedFindings['left'][number]): string => {
            const of = chosen.find(
              (each) => each.field.indicator === field.indicator && each.field.part === field.part,
            );
            return of ? locate(of).place : field.indicator;
          };
          onAnswered({ count: justified, left: left.map((each) => ({ place: placeAt(each), why: each.why })) });
          document.getElementById('checks-heading')?.focus();
        },
      },
    );
  };
  return (
    <>
      {isForSeveral(findings) && (
        <fieldset className="justify">
          <legend>{say('checks.together')}</legend>
          <label className="tick">
            <input
              type="checkbox"
              checked={chosen.length === open.length}
              onChange={({ target }) => keep({ picked: target.checked ? open.map(keyOf) : [] })}
            />
            {say('checks.selectAll', { count: open.length })}
          </label>
          <Lack>{lacks.at('chosen')}</Lack>
          <TextField
            label={say('finding.words')}
            lines
            value={text}
            maxLength={2_000}
            error={lacks.at('text')}
            onChange={(words) => keep({ text: words })}
          />
          <LanguageField value={language} onChange={(chosen) => keep({ language: chosen })} />
          {answer.error && <Failure error={answer.error} />}
          <div className="acts">
            <button
              type="button"
              className="button"
              aria-disabled={answer.isPending}
              onClick={(event) => lacks.ask(event, send)}
            >
              {say('checks.answer', { count: chosen.length })}
            </button>
          </div>
        </fieldset>
      )}
      {findings.map((finding, at) => (
        <div key={keyOf(finding)} className="check-pick">
          {open.length > 1 && open.includes(finding) && (
            <input
              type="checkbox"
              className="select-row"
              aria-label={say('review.select', { entry: locate(finding).place })}
              aria-describedby={`${id}-${at}`}
              checked={picked.includes(keyOf(finding))}
              onChange={() => pick(finding)}
            />
          )}
          <div id={`${id}-${at}`}>
            <Check finding={finding} report={report} at={locate(finding)} />
          </div>
        </div>
      ))}
    </>
  );
}

/** How many were answered together, and which were not, with why. */
export function AnsweredLine({ answered }: { readonly answered: Answered | null }): ReactNode {
  const { say } = useSpeech();
  return (
    <>
      <StatusLine>{answered && say('checks.answered', { count: answered.count })}</StatusLine>
      {answered && answered.left.length > 0 && (
        <div className="banner banner-warn" role="status">
          <p className="banner-head">{say('review.left')}</p>
          <ul className="faults">
            {answered.left.map(({ place, why }) => (
              <li key={place}>
                <strong>{place}</strong> {say(`checks.left.${why}`)}
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}
