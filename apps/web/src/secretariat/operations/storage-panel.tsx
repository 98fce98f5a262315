import type { StorageView } from '@signatory/contract';
import { printSize } from '@signatory/pages';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ProblemError } from '../../api/problem-error.js';
import { operations } from '../../api/operating.js';
import { useSpeech } from '../../session/language.js';
import { Loaded } from '../../ui/states.js';

/** Whether what is kept can be reached, and how much more there is room for; for who keeps every plan, as the queues. */
export function StoragePanel({ every }: { readonly every: number | false }): ReactNode {
  const { say } = useSpeech();
  const storage = useQuery({ ...operations.storage(), refetchInterval: every });
  if (storage.error instanceof ProblemError && storage.error.code === 'queues.other-plans') return null;
  return (
    <section className="panel form" aria-labelledby="storage-heading">
      <h2 id="storage-heading">{say('jobs.storage')}</h2>
      <Loaded query={storage} lines={2}>
        {(found) => <Storage storage={found} />}
      </Loaded>
    </section>
  );
}

function Storage({ storage }: { readonly storage: StorageView }): ReactNode {
  const speech = useSpeech();
  const { say } = speech;
  const { databaseBytes, files, scan } = storage;
  return (
    <dl className="settings">
      <dt>{say('jobs.storage.database')}</dt>
      <dd>{printSize(databaseBytes, speech)}</dd>
      <dt>{say('jobs.storage.files')}</dt>
      <dd>
        {files.answers ? (
          say(files.kind === 'bucket' ? 'jobs.storage.bucket' : 'jobs.storage.folder', {
            size: printSize(files.freeBytes, speech),
          })
        ) : (
          <span className="tag tag-err">{say('jobs.storage.away')}</span>
        )}
        {files.isLow && <span className="tag tag-warn">{say('jobs.storage.low')}</span>}
      </dd>
      <dt>{say('jobs.storage.scan')}</dt>
      <dd>{scan ? <Scan scan={scan} /> : say('jobs.storage.noScan')}</dd>
    </dl>
  );
}

function Scan({ scan }: { readonly scan: NonNullable<StorageView['scan']> }): ReactNode {
  const { say, instant } = useSpeech();
  const { version, waiting, infected, lastAt, fault } = scan;
  return (
    <>
      {version === null ? (
        <span className="tag tag-err">{say('jobs.storage.scan.away')}</span>
      ) : (
        say('jobs.storage.scan.version', { version })
      )}{' '}
      {say('jobs.storage.scan.files', { waiting, infected })}
      {lastAt !== null && ` ${say('jobs.storage.scan.last', { at: instant(lastAt) })}`}
      {fault && (
        <span className="tag tag-warn">{say('jobs.storage.scan.fault', { name: fault.name, fault: fault.why })}</span>
      )}
    </>
  );
}
