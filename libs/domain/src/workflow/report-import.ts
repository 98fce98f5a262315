import type { Machine } from './machine.js';

export const REPORT_IMPORT_STATES = ['QUEUED', 'READING', 'READ', 'APPLYING', 'APPLIED', 'CANCELLED', 'ERROR'] as const;
export type ReportImportState = (typeof REPORT_IMPORT_STATES)[number];
export type ReportImportCommand = 'start' | 'show' | 'apply' | 'merge-again' | 'finish' | 'cancel' | 'err';

/**
 * A file on its way into a report. *Show* ends the dry run; *merge-again* is an application that met a report which had
 * moved on into a new conflict: nothing was written, and a person decides. `start` is allowed again from READING: a job
 * whose worker was killed runs a second time. An application is one transaction and is not cancelled in its middle.
 */
export const REPORT_IMPORT: Machine<ReportImportState, ReportImportCommand> = {
  subject: 'import',
  states: REPORT_IMPORT_STATES,
  initial: 'QUEUED',
  transitions: {
    start: { from: ['QUEUED', 'READING'], to: 'READING', by: ['system'] },
    show: { from: ['READING'], to: 'READ', by: ['system'] },
    apply: {
      from: ['READ'],
      to: 'APPLYING',
      by: ['lead-focal-point', 'focal-point', 'contributor'],
      guards: ['cycle-open', 'conflicts-decided', 'faults-left-out'],
    },
    'merge-again': { from: ['APPLYING'], to: 'READ', by: ['system'], guards: ['new-conflicts'] },
    finish: { from: ['APPLYING'], to: 'APPLIED', by: ['system'] },
    cancel: {
      from: ['QUEUED', 'READING', 'READ'],
      to: 'CANCELLED',
      by: ['system', 'lead-focal-point', 'focal-point', 'contributor'],
    },
    err: { from: ['QUEUED', 'READING', 'APPLYING'], to: 'ERROR', by: ['system'] },
  },
};
