import { writeCsv, writeJson, type Cell } from './data-rows.js';
import type { ReleaseDocument } from './release-document.js';

/** How the reports of a release came in, as data files: whether in time, and how much of what was asked they answer. */

const REPORT_COLUMNS = ['member', 'state', 'version', 'submitted', 'punctuality', 'extended_to', 'pillar'];

type Counts = NonNullable<ReleaseDocument['completeness']>[number]['entries'];

const COUNTS: readonly (readonly [column: string, count: keyof Counts])[] = [
  ['asked', 'asked'],
  ['answered', 'answered'],
  ['no_data', 'noData'],
  ['not_applicable', 'notApplicable'],
  ['confidential', 'confidential'],
  ['unanswered', 'unanswered'],
];

/** A line for each member's report as a whole, with an empty `pillar`, and below it one for each pillar. */
export function writeReportsCsv({ submissions, punctuality = [], completeness = [] }: ReleaseDocument): string {
  const punctual = new Map(punctuality.map((each) => [each.member, each]));
  const complete = new Map(completeness.map((each) => [each.member, each]));
  return writeCsv([
    [...REPORT_COLUMNS, ...COUNTS.map(([column]) => column)],
    ...submissions.flatMap(({ member, state, version, submitted }) => {
      const { kind = null, extendedTo = null } = punctual.get(member) ?? {};
      const own = complete.get(member);
      const report: Cell[] = [member, state, version, submitted, kind, extendedTo];
      return [
        [...report, null, ...countsOf(own?.entries)],
        ...(own?.pillars ?? []).map(({ pillar, entries }) => [...report, pillar, ...countsOf(entries)]),
      ];
    }),
  ]);
}

/** Empty cells where nothing was counted. */
function countsOf(counts: Counts | undefined): Cell[] {
  return COUNTS.map(([, count]) => counts?.[count] ?? null);
}

export function writeReportsJson(document: ReleaseDocument, releaseHash: string): string {
  const { submissions, punctuality, completeness } = document;
  const reports = submissions.map((submission) => {
    const isOwn = ({ member }: { readonly member: string }): boolean => member === submission.member;
    const { kind = null, extendedTo = null } = punctuality?.find(isOwn) ?? {};
    return { ...submission, punctuality: kind, extendedTo, completeness: completeness?.find(isOwn) ?? null };
  });
  return writeJson('signatory-reports/1', document, releaseHash, { reports });
}
