import { faultWords } from '@signatory/domain';
import type { ParsedScorecard, ScorecardFile } from '@signatory/plan';
import { printWords } from '../files/print-problem.js';
import type { MatrixSource } from '../matrix/read-matrix-file.js';

type Path = Parameters<ParsedScorecard['locate']>[0];

/** Every name and key of a scorecard file that leads nowhere, with its line and cure. */
export function checkReferences(
  scorecard: ScorecardFile,
  { matrix: { matrix }, name }: MatrixSource,
  locate: ParsedScorecard['locate'],
  language: string,
): string[] {
  const faults: string[] = [];
  // No file: among the evidence of the same file.
  const hold = (
    kind: 'member' | 'pillar' | 'commitment' | 'evidence',
    key: string,
    { known, path }: { known: readonly string[]; path: Path },
  ): void => {
    if (known.includes(key)) return;
    const few = known.length > 12 ? `${known.slice(0, 12).join(', ')}, …` : known.join(', ');
    const file = kind === 'evidence' ? 'none' : name;
    const words = faultWords('scorecard.reference', { kind, key, file, known: few || 'none' });
    faults.push(printWords(locate(path), words, language));
  };
  const members = matrix.members.map((member) => member.name);
  const commitments = matrix.commitments.map(({ id }) => id);
  const pillars = [...new Set(matrix.commitments.flatMap(({ pillar }) => pillar ?? []))];
  const evidence = Object.keys(scorecard.evidence);
  const cited = (keys: readonly string[], path: Path): void => {
    for (const [at, key] of keys.entries()) hold('evidence', key, { known: evidence, path: [...path, at] });
  };
  for (const key of Object.keys(scorecard.members)) hold('member', key, { known: members, path: ['members', key] });
  for (const key of Object.keys(scorecard.pillars)) hold('pillar', key, { known: pillars, path: ['pillars', key] });
  for (const [id, commitment] of Object.entries(scorecard.commitments)) {
    hold('commitment', id, { known: commitments, path: ['commitments', id] });
    for (const [member, score] of Object.entries(commitment.scores)) {
      const path = ['commitments', id, 'scores', member];
      hold('member', member, { known: members, path });
      cited(score.evidence, [...path, 'evidence']);
    }
  }
  for (const [at, reply] of scorecard.replies.entries()) {
    const path = ['replies', at];
    if (reply.member !== '') hold('member', reply.member, { known: members, path: [...path, 'member'] });
    if (reply.commitment !== '')
      hold('commitment', reply.commitment, { known: commitments, path: [...path, 'commitment'] });
    cited(reply.evidence, [...path, 'evidence']);
    if (reply.answer) cited(reply.answer.evidence, [...path, 'answer', 'evidence']);
  }
  for (const [at, action] of scorecard.actions.entries()) {
    const path = ['actions', at];
    if (action.member !== '') hold('member', action.member, { known: members, path: [...path, 'member'] });
    if (action.commitment !== '')
      hold('commitment', action.commitment, { known: commitments, path: [...path, 'commitment'] });
    cited(action.evidence, [...path, 'evidence']);
  }
  const codes = Object.entries(scorecard.members).flatMap(([key, { code }]) => (code ? [{ key, code }] : []));
  for (const [at, { key, code }] of codes.entries())
    if (codes.findIndex((each) => each.code === code) < at)
      faults.push(printWords(locate(['members', key, 'code']), faultWords('scorecard.code-twice', { code }), language));
  return faults;
}
