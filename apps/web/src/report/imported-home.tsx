import type { CycleView, PlanView, ReportView } from '@signatory/contract';
import type { ReactNode } from 'react';
import { nameMember } from '../app/cycle-picker.js';
import { SourceLine } from '../app/source-line.js';
import { useSpeech } from '../session/language.js';
import { Screen } from '../ui/screen.js';
import { ScoresPanel } from './scores-panel.js';

/** A member's home in a cycle whose scores were imported: nothing is reported or due there, and a correction may ask for a reply. */
export function ImportedHome(props: {
  readonly cycle: CycleView;
  readonly plan: PlanView;
  readonly report: ReportView;
}): ReactNode {
  const { say, choose } = useSpeech();
  const { cycle, plan, report } = props;
  return (
    <Screen title={nameMember(cycle, report.member, choose)} line={<span>{choose(cycle.title)}</span>}>
      <p className="note">{say('report.imported')}</p>
      <SourceLine cycle={cycle} />
      <ScoresPanel plan={plan} report={report} />
    </Screen>
  );
}
