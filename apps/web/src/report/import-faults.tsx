import type { ImportFaults, ImportView, IndicatorView, PlanView } from '@signatory/contract';
import type { ReactNode } from 'react';
import { api } from '../api/endpoints.js';
import { useSpeech } from '../session/language.js';
import { indicatorsOf, useFieldWords } from './field-words.js';
import { ImportPages } from './import-pages.js';

type Fault = ImportFaults['items'][number];

/** What of a file cannot be taken: where it stands, why, and what to do. */
export function ImportFaultList({ view, plan }: { readonly view: ImportView; readonly plan: PlanView }): ReactNode {
  const { say } = useSpeech();
  const indicators = indicatorsOf(plan);
  return (
    <section className="banner banner-err file-faults" aria-label={say('reportFile.faults')}>
      <p className="banner-head">{say('reportFile.faults')}</p>
      <ImportPages view={view} part="faults" read={api.importFaults}>
        {(items) => (
          <ul>
            {items.map((fault) => (
              <FaultRow key={fault.n} fault={fault} indicator={indicators.get(fault.indicator ?? '')} />
            ))}
          </ul>
        )}
      </ImportPages>
    </section>
  );
}

function FaultRow(props: { readonly fault: Fault; readonly indicator: IndicatorView | undefined }): ReactNode {
  const { say } = useSpeech();
  const { fault } = props;
  const { name } = useFieldWords(props.indicator);
  const { severity, sheet, row, column, cell, pointer, indicator, field, message, cure } = fault;
  const place = [
    sheet !== null && say('reportFile.place.sheet', { sheet }),
    cell !== null ? say('reportFile.place.cell', { cell }) : row !== null && say('reportFile.place.row', { row }),
    // A cell says its column, whose name for machines stands in a row that the workbook hides.
    cell === null && column !== null && say('reportFile.place.column', { column }),
    pointer,
    // An answer's fault may be in another field than the one whose row it stands in.
    indicator !== null && field !== null && `${props.indicator?.label ?? indicator} ${name(field)}`,
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
