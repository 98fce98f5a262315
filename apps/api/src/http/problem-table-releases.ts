import type { RefusalCode } from '@signatory/domain';
import { count, type ProblemTable } from './problem-row.js';

type ReleaseCode = Exclude<
  Extract<RefusalCode, `release.${string}` | `correction.${string}`>,
  'release.chapters-open' | 'release.numbers-contradict'
>;

/** The rows of releases and of their correction cases. */
export const RELEASE_PROBLEMS: Pick<ProblemTable, ReleaseCode> = {
  'release.scores-open': {
    status: 409,
    title: 'Scores are still open',
    detail: ({ open }) => `${count(open, 'score is', 'scores are')} not settled; a release needs them all.`,
  },
  'release.replies-open': {
    status: 409,
    title: 'Disputes have no answer yet',
    detail: ({ cells }) => `The adjudicator answers each dispute before a release: ${cells}.`,
  },
  'release.files-pending': {
    status: 409,
    title: 'Files of the release are not ready',
    detail: ({ pending, failed }) =>
      `${pending} files are still being rendered and ${failed} failed or were cancelled. Read every file before you sign.`,
  },
  'release.key-changed': {
    status: 409,
    title: 'The signing key has changed',
    detail: ({ printed, current }) =>
      `The files name the key ${printed}, and this server signs with ${current}. Reject the release and request it again.`,
  },
  'release.embargo-past': {
    status: 422,
    title: 'The embargo lies in the past',
    detail: ({ embargo, now }) => `The embargo ${embargo} is before ${now}. Choose a later instant.`,
  },
  'release.silence-too-short': {
    status: 422,
    title: 'The silence would end after the embargo',
    detail: ({ embargo, earliest }) =>
      `Members may object until ${earliest}, and the embargo ends at ${embargo}. Choose a later instant.`,
  },
  'release.silence-over': {
    status: 409,
    title: 'The silence is over',
    detail: ({ until }) => `Members could object until ${until}. Write to the secretariat.`,
  },
  'release.overtaken': {
    status: 409,
    title: 'Another release is ahead',
    detail: ({ number, state }) =>
      `Release ${number} of the cycle is ${state}: figures are compared with what stands. Load the releases again; then request this one anew, or take the newest.`,
  },
  'release.figures-moved': {
    status: 409,
    title: 'Published figures have moved',
    detail: ({ moved }) =>
      `No correction case names these: ${moved}. Open a correction case that names every figure that moves, or put them back.`,
  },
  'release.reader-named': {
    status: 409,
    title: 'Named already',
    detail: ({ person }) => `${person} may read this release already.`,
  },
  'correction.ground-unknown': {
    status: 422,
    title: 'No ground for a correction',
    detail: ({ ground, grounds }) => `"${ground.slice(0, 40)}" is not on the closed list. Choose one of: ${grounds}.`,
  },
  'correction.later-action': {
    status: 422,
    title: 'Later action belongs to the next cycle',
    detail: ({ grounds }) =>
      `What a member did after the window corrects no published figure; it counts in the next cycle. Grounds are: ${grounds}.`,
  },
  'correction.open': {
    status: 409,
    title: 'A correction case is open',
    detail: ({ release }) =>
      `Release ${release} of the cycle is in a correction case. Close it by a release that corrects it, or abandon it.`,
  },
  'correction.needed': {
    status: 409,
    title: 'Only in a correction case',
    detail: ({ cycle, member }) =>
      `The results of ${cycle} stand on the report of ${member}. Open a correction case that names its entries, and reopen it there.`,
  },
  'correction.unsettled': {
    status: 409,
    title: 'The correction is not finished',
    detail: ({ what }) => `Before the release that corrects: ${what}.`,
  },
};
