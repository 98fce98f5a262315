import type { FindingView, ReportView } from '@signatory/contract';
import { Icon } from '@signatory/pages';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { unmetPart } from '../app/address-parts.js';
import { LeftOut } from '../app/left-out.js';
import { useSpeech } from '../session/language.js';
import { SelectField } from '../ui/select-field.js';
import { isForSeveral, LeftTogether, useHasBegun } from './begun-together.js';
import { Check, type FoundAt } from './check.js';
import { ChecksFrame, keyOf } from './checks-panel.js';
import { isOpen, type PillarTasks } from './entry-status.js';
import { AnsweredLine, RuleChecks, type Answered } from './rule-checks.js';

/** So many findings of one rule stand in the list; more are folded under it. */
const FEW = 3;
const RANK = { BLOCKER: 0, ERROR: 1, WARNING: 2, INFO: 3 } as const;

/** What was found on the whole report, the gravest first: by pillar, or what is open alone, as the address says. */
export function ReportChecks(props: {
  readonly report: ReportView;
  readonly groups: readonly PillarTasks[];
}): ReactNode {
  const { say, choose } = useSpeech();
  const { report, groups } = props;
  const { pillar, show } = useSearch({ from: '/report/$cycle/$member/submit' });
  const [answered, setAnswered] = useState<Answered | null>(null);
  const indicators = new Map(groups.flatMap(({ tasks }) => tasks.map(({ indicator }) => [indicator.code, indicator])));
  const locate = ({ field, partName }: FindingView): FoundAt => {
    const indicator = indicators.get(field.indicator);
    const label = indicator?.label ?? field.indicator;
    return {
      place: partName ? `${label}${say('join.comma')}${partName}` : label,
      question: indicator && choose(indicator.question),
    };
  };
  const chosen = groups.find((group) => group.pillar?.code === pillar);
  const findings = report.findings
    .filter(({ field }) => !chosen || chosen.tasks.some(({ indicator }) => indicator.code === field.indicator))
    .filter((finding) => show !== 'open' || isOpen(finding))
    .sort((a, b) => RANK[a.severity] - RANK[b.severity]);
  const hasBegun = useHasBegun(report);
  const { coverage, counts } = report.run ?? {};
  return (
    <ChecksFrame
      findings={findings}
      report={report}
      narrowed={report.findings.length > 0 && say('checks.narrowed')}
      filters={report.findings.length > 0 && <Filters {...props} pillar={pillar} show={show} />}
    >
      <AnsweredLine answered={answered} />
      <LeftTogether report={report} />
      {byRule(findings).map((alike) => {
        const [first] = alike;
        return first && (alike.length > FEW || (hasBegun(first.rule) && isForSeveral(alike))) ? (
          <RuleChecks key={first.rule} findings={alike} report={report} locate={locate} onAnswered={setAnswered} />
        ) : (
          alike.map((finding) => <Check key={keyOf(finding)} finding={finding} report={report} at={locate(finding)} />)
        );
      })}
      {coverage && counts && (
        <p className="check check-ok">
          <Icon name="check" />
          <span>
            {say('checks.passed', {
              found: report.findingCount,
              pass: counts.pass,
              notApplicable: counts.notApplicable,
            })}
          </span>
        </p>
      )}
    </ChecksFrame>
  );
}

function Filters(props: {
  readonly report: ReportView;
  readonly groups: readonly PillarTasks[];
  readonly pillar: string | undefined;
  readonly show: 'open' | undefined;
}): ReactNode {
  const { say, choose } = useSpeech();
  const navigate = useNavigate();
  const { report, groups, pillar, show } = props;
  const narrow = (search: { pillar?: string | undefined; show?: 'open' | undefined }): void => {
    const next = { pillar, show, ...search };
    void navigate({
      to: '/report/$cycle/$member/submit',
      params: { cycle: report.cycle, member: report.member },
      search: { ...(next.pillar && { pillar: next.pillar }), ...(next.show && { show: next.show }) },
      replace: true,
      resetScroll: false,
    });
  };
  const known = groups.find((group) => group.pillar?.code === pillar)?.pillar?.code;
  const open = report.findings.filter(isOpen).length;
  return (
    <>
      <LeftOut parts={unmetPart('pillar', pillar, known)} />
      <div className="filters-form">
        {groups.length > 1 && (
          <SelectField
            label={say('term.pillar')}
            value={known ?? ''}
            options={[
              ['', say('checks.allPillars')],
              ...groups.flatMap((group) =>
                group.pillar
                  ? [[group.pillar.code, `${group.pillar.code}. ${choose(group.pillar.name)}`] as const]
                  : [],
              ),
            ]}
            onChange={(code) => narrow({ pillar: code || undefined })}
          />
        )}
        {(open > 0 || show === 'open') && (
          <label className="tick">
            <input
              type="checkbox"
              checked={show === 'open'}
              onChange={({ target }) => narrow({ show: target.checked ? 'open' : undefined })}
            />
            {say('report.onlyOpen', { count: open })}
          </label>
        )}
      </div>
    </>
  );
}

/** Findings of one rule together, where the first of them stands. */
function byRule(findings: readonly FindingView[]): FindingView[][] {
  const rules = new Map<string, FindingView[]>();
  for (const finding of findings) {
    const alike = rules.get(finding.rule);
    if (alike) alike.push(finding);
    else rules.set(finding.rule, [finding]);
  }
  return [...rules.values()];
}
