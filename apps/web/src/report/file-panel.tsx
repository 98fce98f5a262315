import type { PlanView, ReportView } from '@signatory/contract';
import { Icon } from '@signatory/pages';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { reportFileAddress } from '../api/endpoints.js';
import { queries } from '../api/queries.js';
import { useSpeech } from '../session/language.js';
import { Loaded } from '../ui/states.js';
import { FileDrop } from './file-drop.js';
import { ImportPreview } from './import-preview.js';
import { isImportUnderWay } from './import-progress.js';

/** Between two looks at a file under way; events come faster where the stream is open. */
const LOOK_MS = 1_500;

const FORMATS = ['xlsx', 'csv', 'json'] as const;

/** The report as a file: out to be filled in, and back in after a look at what it would change. */
export function FilePanel({ plan, report }: { readonly plan: PlanView; readonly report: ReportView }): ReactNode {
  const { say, language } = useSpeech();
  const { cycle, member } = report;
  const edits = report.commands.includes('edit');
  const waits = useQuery({ ...queries.imports(cycle, member), enabled: edits }).data?.some(
    ({ state }) => state === 'READ',
  );
  const found = report.findings.some(({ justification }) => justification === null);
  return (
    <details className="panel pillar-tasks file-panel">
      <summary>
        <h2>{say('reportFile.heading')}</h2>
        {waits && <span className="tag tag-open">{say('reportFile.state.READ')}</span>}
        <span className="muted">{say('reportFile.line')}</span>
      </summary>
      <div className="file-parts">
        <section aria-labelledby="file-out">
          <h3 id="file-out">{say('reportFile.out')}</h3>
          <p className="hint">{say('reportFile.out.hint')}</p>
          <ul className="acts">
            {FORMATS.map((format) => (
              <li key={format}>
                <a className="button" href={reportFileAddress(report, format, { language, findings: false })} download>
                  <Icon name="download" />
                  {say(`reportFile.format.${format}`)}
                </a>
              </li>
            ))}
            {found && (
              <li>
                <a className="button" href={reportFileAddress(report, 'xlsx', { language, findings: true })} download>
                  <Icon name="download" />
                  {say('reportFile.withFindings')}
                </a>
              </li>
            )}
          </ul>
        </section>
        {edits && <FilesIn key={`${cycle}/${member}`} plan={plan} report={report} />}
      </div>
    </details>
  );
}

function FilesIn({ plan, report }: { readonly plan: PlanView; readonly report: ReportView }): ReactNode {
  const { say, instant } = useSpeech();
  const { cycle, member } = report;
  const [opened, setOpened] = useState<string | null>(null);
  const imports = useQuery({
    ...queries.imports(cycle, member),
    refetchInterval: ({ state }) => (state.data?.some(({ state: at }) => isImportUnderWay(at)) ? LOOK_MS : false),
  });
  return (
    <section aria-labelledby="file-in">
      <h3 id="file-in">{say('reportFile.in')}</h3>
      <p className="hint">{say('reportFile.in.hint')}</p>
      <FileDrop cycle={cycle} member={member} onBrought={setOpened} />
      <Loaded query={imports} lines={2}>
        {(all) => {
          const waiting = all.find(({ state }) => state === 'READ' || isImportUnderWay(state));
          const shown = all.find(({ id }) => id === opened) ?? waiting;
          const others = all.filter((each) => each !== shown);
          return (
            <>
              {shown && <ImportPreview key={shown.id} view={shown} plan={plan} onDecide={() => setOpened(shown.id)} />}
              {others.length > 0 && (
                <details className="file-earlier">
                  <summary>{say('reportFile.earlier', { count: others.length })}</summary>
                  <ul>
                    {others.map(({ id, file, state, requestedBy, queuedAt }) => (
                      <li key={id}>
                        <button type="button" className="link-button" onClick={() => setOpened(id)}>
                          {file.name}
                        </button>{' '}
                        <span className="tag tag-plain">{say(`reportFile.state.${state}`)}</span>{' '}
                        <span className="muted">
                          {requestedBy}
                          {say('join.comma')}
                          {instant(queuedAt)}
                        </span>
                      </li>
                    ))}
                  </ul>
                </details>
              )}
            </>
          );
        }}
      </Loaded>
    </section>
  );
}
