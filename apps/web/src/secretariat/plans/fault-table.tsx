import type { PlanWorkbookView, Problem } from '@signatory/contract';
import { Icon } from '@signatory/pages';
import type { ReactNode } from 'react';
import { useSpeech } from '../../session/language.js';

type Fault = Omit<NonNullable<Problem['faults']>[number], 'code'>;

/** What keeps a plan file out: all of it at once, each with its place and cure. */
export function Faulty({ name, faults }: { readonly name: string; readonly faults: readonly Fault[] }): ReactNode {
  const { say } = useSpeech();
  return (
    <div role="alert" className="banner banner-err">
      <p className="banner-head">
        <Icon name="stop" />
        {say('draft.faulty', { name, count: faults.length })}
      </p>
      <p>{say('draft.faulty.next')}</p>
      <FaultTable faults={faults} />
    </div>
  );
}

/** The same of a workbook, whose places are cells. */
export function WorkbookFaults(props: {
  readonly name: string;
  readonly problems: PlanWorkbookView['problems'];
}): ReactNode {
  const errors = props.problems.filter(({ severity }) => severity === 'ERROR');
  const faults = errors.map(({ sheet, cell, message, cure }) => ({
    pointer: sheet === null ? cell : `${sheet}!${cell}`,
    message,
    cure,
  }));
  return <Faulty name={props.name} faults={faults} />;
}

/** Faults of a plan file, or what its authors should know. */
export function FaultTable({ faults }: { readonly faults: readonly Fault[] }): ReactNode {
  const { say } = useSpeech();
  return (
    <section className="scroll" aria-label={say('draft.faults')} tabIndex={0}>
      <table className="table stacked">
        <thead>
          <tr>
            <th scope="col">{say('draft.fault')}</th>
            <th scope="col">{say('draft.cure')}</th>
            <th scope="col">{say('draft.place')}</th>
          </tr>
        </thead>
        <tbody>
          {faults.map(({ pointer, message, cure, line, character: column = 1 }, at) => (
            <tr key={at}>
              <td data-label={say('draft.fault')}>
                {line === undefined ? message : `${say('draft.line', { line, column })} ${message}`}
              </td>
              <td data-label={say('draft.cure')}>{cure}</td>
              <td data-label={say('draft.place')}>
                <code>{pointer.replace(/^\/file/, '') || '/'}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
