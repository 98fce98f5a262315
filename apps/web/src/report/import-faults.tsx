import type { ImportFaults, ImportView } from '@signatory/contract';
import type { ReactNode } from 'react';
import { api } from '../api/endpoints.js';
import { useSpeech } from '../session/language.js';
import { ImportPages } from './import-pages.js';

type Fault = ImportFaults['items'][number];

/** What of a file cannot be taken: where it stands, why, and what to do. */
export function ImportFaultList({ view }: { readonly view: ImportView }): ReactNode {
  const { say } = useSpeech();
  return (
    <section className="banner banner-err file-faults" aria-label={say('reportFile.faults')}>
      <p className="banner-head">{say('reportFile.faults')}</p>
      <ImportPages view={view} part="faults" read={api.importFaults}>
        {(items) => (
          <ul>
            {items.map((fault) => (
              <FaultRow key={fault.n} fault={fault} />
            ))}
          </ul>
        )}
      </ImportPages>
    </section>
  );
}

function FaultRow({ fault }: { readonly fault: Fault }): ReactNode {
  const { say } = useSpeech();
  const { severity, sheet, row, column, cell, pointer, indicator, field, message, cure } = fault;
  const place = [
    sheet !== null && say('reportFile.place.sheet', { sheet }),
    cell !== null ? say('reportFile.place.cell', { cell }) : row !== null && say('reportFile.place.row', { row }),
    column !== null && say('reportFile.place.column', { column }),
    pointer,
    // An answer's fault may be in another field than the one whose row it stands in.
    indicator !== null && field !== null && `${indicator} ${field}`,
  ].filter(Boolean);
  const named = place.length > 0 ? place.join(say('reportFile.place.between')) : say('reportFile.place.file');
  return (
    <li>
      <strong>{say('reportFile.place.is', { place: named })}</strong>{' '}
      {severity === 'INFO' && (
        <>
          <span className="tag tag-plain">{say('reportFile.stopsNothing')}</span>{' '}
        </>
      )}
      {message} <span className="file-cure">{cure}</span>
    </li>
  );
}
