import type { MemberContributorsView, PlanView, ReportView } from '@signatory/contract';
import { useQuery } from '@tanstack/react-query';
import { Fragment, useState, type ReactNode } from 'react';
import { contributors } from '../api/contributors.js';
import { useCommand } from '../api/queries.js';
import { mayIn } from '../session/grants.js';
import { useSpeech } from '../session/language.js';
import { useSession } from '../session/session.js';
import { Fold } from '../ui/fold.js';
import { Failure, Loaded, StatusLine } from '../ui/states.js';
import { WithTexts } from '../ui/with-texts.js';
import { EndContributorDialog } from './end-contributor-dialog.js';
import { InviteContributorForm } from './invite-contributor-form.js';

interface Place {
  readonly plan: PlanView;
  readonly report: ReportView;
}

/** Who contributes to a report, and who was invited to: its lead focal point invites, and takes both back. */
export function ContributorsPanel(place: Place): ReactNode {
  const { plan, report } = place;
  const scope = { plan: plan.id, cycle: report.cycle, member: report.member };
  if (!mayIn(useSession(), 'contributor:read', scope)) return null;
  return (
    <WithTexts of="contributors" lines={3}>
      {() => <Panel {...place} />}
    </WithTexts>
  );
}

function Panel({ plan, report }: Place): ReactNode {
  const { say } = useSpeech();
  const listed = useQuery(contributors.of(report.cycle, report.member));
  return (
    <section className="panel" aria-labelledby="contributors-heading">
      <h2 id="contributors-heading">{say('contributors.heading')}</h2>
      <p className="notes">{say('contributors.lead', { team: say('team.heading'), parts: say('parts.heading') })}</p>
      <Loaded query={listed} lines={2}>
        {(view) => (
          <>
            <Contributors plan={plan} report={report} view={view} />
            {view.mayInvite && (
              <Fold className="only-screen" summary={say('contributors.invite')} kept>
                {() => <InviteContributorForm plan={plan} report={report} />}
              </Fold>
            )}
          </>
        )}
      </Loaded>
    </section>
  );
}

function Contributors({ plan, report, view }: Place & { readonly view: MemberContributorsView }): ReactNode {
  const { say, instant } = useSpeech();
  const { cycle, member } = report;
  const { people, invitations, mayManage } = view;
  const [ending, setEnding] = useState<{ grant: string; name: string } | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const withdraw = useCommand(
    ({ id }: { readonly id: string }) => contributors.withdraw(cycle, member, id),
    [['contributorsOf', cycle, member]],
  );
  const pillarsOf = (codes: readonly string[]): string =>
    codes.length === 0
      ? say('contributors.all')
      : plan.pillars.flatMap(({ code }) => (codes.includes(code) ? [code] : [])).join(say('join.comma'));
  return (
    <>
      {people.length + invitations.length === 0 ? (
        <p className="muted">{say('contributors.none')}</p>
      ) : (
        <section className="scroll" aria-label={say('contributors.table')} tabIndex={0}>
          <table className="table stacked">
            <thead>
              <tr>
                <th scope="col">{say('contributors.person')}</th>
                <th scope="col">{say('contributors.pillars')}</th>
                <th scope="col">{say('contributors.until')}</th>
                <th scope="col">{say('contributors.state')}</th>
              </tr>
            </thead>
            <tbody>
              {people.map(({ grant, name, email, pillars, until, mayEnd }) => (
                <tr key={grant}>
                  <th scope="row">
                    {name}{' '}
                    <span className="small-print">
                      <Address email={email} />
                    </span>
                  </th>
                  <td data-label={say('contributors.pillars')}>{pillarsOf(pillars)}</td>
                  <td data-label={say('contributors.until')}>
                    {until === null ? say('contributors.noEnd') : instant(until)}
                  </td>
                  <td data-label={say('contributors.state')}>
                    <span className="tag">{say('contributors.active')}</span>{' '}
                    {mayManage &&
                      (mayEnd ? (
                        <button
                          type="button"
                          className="button only-screen"
                          aria-label={say('contributors.end.of', { name })}
                          onClick={() => setEnding({ grant, name })}
                        >
                          {say('contributors.end')}
                        </button>
                      ) : (
                        <span className="small-print">{say('contributors.ofSecretariat')}</span>
                      ))}
                  </td>
                </tr>
              ))}
              {invitations.map(({ id, email, pillars, until, state, by, at, expires }) => (
                <tr key={id}>
                  <th scope="row">
                    <Address email={email} />{' '}
                    <span className="small-print">{say('contributors.by', { name: by, instant: instant(at) })}</span>
                  </th>
                  <td data-label={say('contributors.pillars')}>{pillarsOf(pillars)}</td>
                  <td data-label={say('contributors.until')}>{instant(until)}</td>
                  <td data-label={say('contributors.state')}>
                    <span className={state === 'SENDING' || state === 'SENT' ? 'tag tag-plain' : 'tag tag-warn'}>
                      {say(`contributors.${state}`)}
                    </span>{' '}
                    {state === 'SENT' && (
                      <span className="small-print">{say('contributors.expires', { instant: instant(expires) })}</span>
                    )}{' '}
                    {mayManage && (
                      <button
                        type="button"
                        className="button only-screen"
                        aria-label={say('contributors.withdraw.of', { name: email })}
                        aria-disabled={withdraw.isPending}
                        onClick={() =>
                          withdraw.mutate(
                            { id },
                            { onSuccess: () => setDone(say('contributors.withdrawn', { name: email })) },
                          )
                        }
                      >
                        {say('contributors.withdraw')}
                      </button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {withdraw.error && <Failure error={withdraw.error} />}
      <StatusLine>{done}</StatusLine>
      {ending && (
        <EndContributorDialog
          report={report}
          {...ending}
          onEnded={() => setDone(say('contributors.ended', { name: ending.name }))}
          onClose={() => setEnding(null)}
        />
      )}
    </>
  );
}

/** Where a long one may break, on a narrow screen. */
function Address({ email }: { readonly email: string }): ReactNode {
  return email.split(/(?<=[@.])/).map((part, n) => (
    <Fragment key={`${n} ${part}`}>
      {part}
      <wbr />
    </Fragment>
  ));
}
