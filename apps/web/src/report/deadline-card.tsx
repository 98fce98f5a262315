import type { ReportView } from '@signatory/contract';
import { Icon } from '@signatory/pages';
import type { ReactNode } from 'react';
import { isBeingWritten } from './entry-status.js';
import { useSpeech } from '../session/language.js';
import { useNow } from '../ui/use-now.js';

const DAY_MS = 86_400_000;

/** Days left, or that the deadline is past and what that means. */
export function DeadlineCard({ report }: { readonly report: ReportView }): ReactNode {
  const { say, instant } = useSpeech();
  const now = useNow();
  if (report.deadline === null) return null;
  const days = Math.ceil((Date.parse(report.deadline) - now) / DAY_MS);
  return (
    <section className="panel deadline" aria-label={say('report.deadline.name')}>
      <Icon name="clock" />
      <div>
        <p className="deadline-days">{days > 0 ? say('report.daysLeft', { days }) : say('report.deadlinePast')}</p>
        <p>{say(days > 0 ? 'report.deadline' : 'report.deadlineWas', { instant: instant(report.deadline) })}</p>
        {report.extended && <p className="muted">{say('report.extended')}</p>}
        {days <= 0 && isBeingWritten(report) && <p className="muted">{say('report.lateMeans')}</p>}
      </div>
    </section>
  );
}
