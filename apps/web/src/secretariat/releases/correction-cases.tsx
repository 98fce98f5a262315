import type { CorrectionView, CycleView, ReleaseView } from '@signatory/contract';
import { waitingRelease } from '@signatory/domain';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { api } from '../../api/endpoints.js';
import { queries, useCommand } from '../../api/queries.js';
import { nameMember } from '../../app/cycle-picker.js';
import { useSpeech } from '../../session/language.js';
import { Failure, Loaded } from '../../ui/states.js';
import { TextField } from '../../ui/text-field.js';
import { isShort, useLacks } from '../../ui/use-lacks.js';
import { WithTexts } from '../../ui/with-texts.js';
import { Words } from '../../ui/words.js';
import { CaseFigures, ShareAgain, WORKED, type OfCase } from './correction-named.js';
import { ReleaseLink } from './release-link.js';
import { WidenCase } from './correction-widening.js';

export const anchorOfCase = (id: string): string => `case-${id}`;

/** A cycle's correction cases, with how far what they name has come. */
export function CorrectionCases({ cycle }: { readonly cycle: CycleView }): ReactNode {
  const { choose } = useSpeech();
  const cases = useQuery(queries.corrections(cycle.code));
  return (
    <Loaded query={cases} lines={2}>
      {(all) =>
        all.length > 0 && (
          <WithTexts of="case" lines={2}>
            {() =>
              all.map((correction) => (
                <CorrectionCase
                  key={correction.id}
                  correction={correction}
                  cycle={cycle}
                  nameOf={(member) => nameMember(cycle, member, choose)}
                />
              ))
            }
          </WithTexts>
        )
      }
    </Loaded>
  );
}

function CorrectionCase({ correction, cycle, nameOf }: OfCase & { readonly cycle: CycleView }): ReactNode {
  const { say, instant } = useSpeech();
  const releases = useQuery(queries.releases(correction.cycle)).data;
  const isWorked = correction.state === 'OPEN' || correction.state === 'REOPENED';
  const waiting = releases && waitingRelease(releases.filter(({ corrects }) => corrects === correction.release));
  return (
    <section
      className="panel"
      id={anchorOfCase(correction.id)}
      aria-label={say('case.of', { number: correction.release })}
    >
      <div className="panel-head">
        <h2 {...(isWorked && WORKED)} tabIndex={-1}>
          {say('case.of', { number: correction.release })}{' '}
          <span className="tag">{say(`case.state.${correction.state}`)}</span>
        </h2>
        <span className="muted">{instant(correction.openedAt)}</span>
      </div>
      <dl className="settings">
        <dt>{say('case.ground')}</dt>
        <dd>{say(`erratum.ground.${correction.ground}`)}</dd>
        <dt>{say('case.text')}</dt>
        <dd>
          <Words text={correction.text} language={correction.language} />
        </dd>
        <dt>{say(isWorked ? 'case.named' : 'case.named.past')}</dt>
        <dd>
          <CaseFigures correction={correction} cycle={cycle} nameOf={nameOf} />
        </dd>
        {correction.reason && (
          <>
            <dt>{say('releases.reasonGiven')}</dt>
            <dd>{correction.reason}</dd>
          </>
        )}
      </dl>
      {correction.correctedBy !== null && <p>{say('releases.correctedBy', { number: correction.correctedBy })}</p>}
      {/* Until it is known whether a release waits, nobody is sent to request it. */}
      {correction.state === 'REOPENED' && releases && (
        <NextStep correction={correction} cycle={cycle} nameOf={nameOf} waiting={waiting ?? null} />
      )}
      {/* What moved is on its way to everybody then. */}
      {releases && !waiting && (
        <>
          <WidenCase correction={correction} cycle={cycle} />
          <CaseActs correction={correction} />
        </>
      )}
    </section>
  );
}

/** Reports are reopened, and the release that corrects is requested once all is settled; from then on, where it stands. */
function NextStep({
  correction,
  cycle,
  nameOf,
  waiting,
}: OfCase & {
  readonly cycle: CycleView;
  readonly waiting: ReleaseView | null;
}): ReactNode {
  const { say } = useSpeech();
  if (!waiting)
    return (
      <>
        <p className="hint">{say('case.next')}</p>
        <ReopenReports correction={correction} nameOf={nameOf} />
        <ShareAgain correction={correction} cycle={cycle} nameOf={nameOf} />
      </>
    );
  return (
    <p className="hint">
      {say('case.waits', { signed: waiting.state === 'REQUESTED' ? 'no' : 'yes', number: waiting.number })}
      {say('join.sentence')}
      <ReleaseLink release={waiting} />
    </p>
  );
}

/** The named reports that are accepted: of each, the named entries may be edited once it is reopened. */
function ReopenReports({ correction, nameOf }: OfCase): ReactNode {
  const { say } = useSpeech();
  const reopen = useCommand(
    (member: string) => api.reopenReport(correction.cycle, member, correction.text),
    [['corrections', correction.cycle]],
  );
  const accepted = new Map(
    correction.entries.filter(({ state }) => state === 'ACCEPTED').map(({ member, renewed }) => [member, renewed]),
  );
  return (
    <>
      {reopen.error && <Failure error={reopen.error} />}
      {[...accepted].map(([member, renewed]) => (
        <button
          key={member}
          type="button"
          className="button"
          aria-disabled={reopen.isPending}
          onClick={() => reopen.mutate(member)}
        >
          {/* What was certified anew is corrected, unless something of it was forgotten. */}
          {say(renewed ? 'case.reopenReport.again' : 'case.reopenReport', { member: nameOf(member) })}
        </button>
      ))}
    </>
  );
}

function CaseActs({ correction }: { readonly correction: CorrectionView }): ReactNode {
  const { say } = useSpeech();
  const [reason, setReason] = useState('');
  const changes = [['corrections', correction.cycle], ['releases', correction.cycle], ['scores']];
  const reopen = useCommand(() => api.reopenCorrection(correction), changes);
  const abandon = useCommand(() => api.abandonCorrection(correction, reason), changes);
  const lacks = useLacks({ reason: isShort(reason) && say('lack.words', { least: 3 }) });
  if (correction.commands.length === 0) return null;
  return (
    <div className="form release-acts only-screen">
      {correction.commands.includes('reopen') && (
        <>
          {reopen.error && <Failure error={reopen.error} />}
          <p className="hint">{say('case.reopen.hint')}</p>
          <button
            type="button"
            className="button button-primary"
            aria-disabled={reopen.isPending}
            onClick={() => reopen.mutate(undefined)}
          >
            {say('case.reopen')}
          </button>
        </>
      )}
      {correction.commands.includes('abandon') && (
        <>
          {abandon.error && <Failure error={abandon.error} />}
          <p className="hint">{say('case.abandon.hint')}</p>
          <TextField
            label={say('case.abandon.reason')}
            value={reason}
            error={lacks.at('reason')}
            onChange={setReason}
          />
          <button
            type="button"
            className="button"
            aria-disabled={abandon.isPending}
            onClick={(event) => lacks.ask(event, () => abandon.mutate(undefined))}
          >
            {say('case.abandon')}
          </button>
        </>
      )}
    </div>
  );
}
