import type { FindingView, ReportView } from '@signatory/contract';
import { Icon } from '@signatory/pages';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useSpeech } from '../session/language.js';
import { Loaded } from '../ui/states.js';
import { usePart } from '../ui/use-part.js';
import { Words } from '../ui/words.js';
import { focusPart, partOf } from './field-focus.js';
import { nameJustification } from './name-justification.js';

const TONES = { BLOCKER: 'err', ERROR: 'err', WARNING: 'warn', INFO: 'info' } as const;
const ICONS = { ok: 'check', err: 'stop', warn: 'alert', info: 'info' } as const;

/** Where a finding is, and what is asked there; that of a question that the plan no longer has is not known. */
export interface FoundAt {
  readonly place: string;
  readonly question: string | undefined;
}

/** One finding with what can be done: correct the value, or justify it in words. */
export function Check(props: {
  readonly finding: FindingView;
  readonly report: ReportView;
  /** To lead there from a list of the whole report; without it the field is on the same page. */
  readonly at?: FoundAt;
}): ReactNode {
  const { say } = useSpeech();
  const { finding, report, at } = props;
  const tone = toneOf(finding);
  return (
    <div className={`check check-${tone}`} data-stays>
      <Icon name={ICONS[tone]} />
      <div>
        <p className="check-head">
          {say(`severity.${finding.severity}`)}
          {finding.kind === 'NOT_RUN' && ` · ${say('finding.notRun')}`}
          {finding.kind === 'SUSPENDED' && ` · ${say('finding.suspended')}`}
          {finding.justification && ` · ${say('finding.justified')}`}
        </p>
        {at?.question !== undefined && (
          <p className="muted">
            <span className="matrix-code">{at.place}</span> {at.question}
          </p>
        )}
        <p>{finding.message}</p>
        <WhySuspended finding={finding} />
        <p className="small-print">{finding.rule}</p>
        <p>
          {at ? (
            <Link
              to="/report/$cycle/$member/entry/$indicator"
              params={{ cycle: report.cycle, member: report.member, indicator: finding.field.indicator }}
              hash={partOf(finding)}
            >
              {say('finding.goTo', { field: at.place })}
            </Link>
          ) : (
            <button type="button" className="link-button" onClick={() => focusPart(partOf(finding))}>
              {say('finding.toField')}
            </button>
          )}
        </p>
        {finding.justification ? (
          <Words {...finding.justification} className="justification" quoted />
        ) : (
          takesWords(finding) && <Justify finding={finding} report={report} />
        )}
      </div>
    </div>
  );
}

/** What is suspended asks for nothing, however grave it was; what was answered stands. */
function toneOf({ kind, justification, severity }: FindingView): keyof typeof ICONS {
  if (kind === 'SUSPENDED') return 'info';
  return justification ? 'ok' : TONES[severity];
}

/** Why the secretariat suspended the rule, in its own words. */
export function WhySuspended({ finding: { kind, facts } }: { readonly finding: FindingView }): ReactNode {
  const { reason, language } = facts;
  if (kind !== 'SUSPENDED' || typeof reason !== 'string') return null;
  return <Words text={reason} language={typeof language === 'string' ? language : null} quoted />;
}

/** A blocker is answered by a corrected value only, and one that is suspended by nothing. */
export function takesWords({ severity, kind }: FindingView): boolean {
  if (kind === 'SUSPENDED') return false;
  return severity === 'ERROR' || severity === 'WARNING';
}

function Justify({ finding, report }: { readonly finding: FindingView; readonly report: ReportView }): ReactNode {
  const { say } = useSpeech();
  const client = useQueryClient();
  // What was begun before another screen was opened is in sight again.
  const [isBegun, setBegun] = useState(() => Boolean(client.getQueryData(nameJustification(report, finding))));
  const [isOpen, setOpen] = useState(isBegun);
  const part = usePart('justify', () => import('./justify-form.js'));
  const button = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    if (wasOpen.current && !isOpen) button.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  if (!isOpen) {
    return (
      <button ref={button} type="button" className="link-button" onClick={() => setOpen(true)}>
        {say(finding.severity === 'ERROR' ? 'finding.justify' : 'finding.acknowledge')}
      </button>
    );
  }
  return (
    <Loaded query={part} lines={2}>
      {({ JustifyForm }) => (
        <JustifyForm
          finding={finding}
          report={report}
          isAsked={!isBegun}
          onCancel={() => {
            setBegun(false);
            setOpen(false);
          }}
        />
      )}
    </Loaded>
  );
}
