import type { ReleaseDocument } from '@signatory/contract';
import { ACTION_CLASSES } from '@signatory/domain';
import type { GuidelineLevel, ScorecardCommitment, ScorecardFile } from '@signatory/plan';
import { copyText } from './copy-text.js';

type Guideline = ReleaseDocument['plan']['commitments'][number]['guideline'];
type Evidence = ReleaseDocument['scores'][number]['evidence'];

/** A folder scores by its matrix: of a clause it says no more than the words. */
const CLAUSES = {
  countervailing: { score: -1, countervailing: true, if: '' },
  full: { score: 1, countervailing: false, if: '' },
  partial: { score: 0, countervailing: false, if: '' },
  none: { score: -1, countervailing: false, if: '' },
} as const satisfies Readonly<Record<GuidelineLevel, Omit<Guideline[number], 'words'>>>;

export function guidelineOf(commitment: ScorecardCommitment | undefined): Guideline {
  return (commitment?.guideline ?? []).map(({ level, words }) => ({ ...CLAUSES[level], words: copyText(words) }));
}

interface Folder {
  readonly document: Pick<ReleaseDocument, 'plan'>;
  /** Codes of members by the names of their columns. */
  readonly named: ReadonlyMap<string, string>;
}

/** What members did, and what its classes mean; nothing of a folder that says neither. */
export function actedOf(
  scorecard: ScorecardFile,
  { cite, ...folder }: Folder & { cite(keys: readonly string[]): Evidence },
): Pick<ReleaseDocument, 'actions' | 'codebook'> {
  const { codebook } = scorecard;
  const actions = orderActions(scorecard, folder).map((action) => ({
    member: folder.named.get(action.member) ?? action.member,
    commitment: action.commitment,
    happened: action.date,
    text: copyText(action.text),
    class: action.class,
    // Whoever scored them found them.
    origin: 'reviewer' as const,
    contested: false,
    evidence: cite(action.evidence),
  }));
  return {
    ...(actions.length > 0 && { actions }),
    ...(codebook && {
      codebook: {
        version: codebook.version,
        classes: ACTION_CLASSES.map((each) => ({
          class: each,
          definition: copyText(codebook.classes[each]),
          examples: [],
        })),
      },
    }),
  };
}

/** As a release has them, whatever the file's order: by commitment, member and day. */
export function orderActions({ actions }: ScorecardFile, { document, named }: Folder): ScorecardFile['actions'] {
  const commitments = document.plan.commitments.map(({ id }) => id);
  const columns = [...named.keys()];
  return actions.toSorted(
    (a, b) =>
      commitments.indexOf(a.commitment) - commitments.indexOf(b.commitment) ||
      columns.indexOf(a.member) - columns.indexOf(b.member) ||
      (a.date < b.date ? -1 : a.date > b.date ? 1 : 0),
  );
}
