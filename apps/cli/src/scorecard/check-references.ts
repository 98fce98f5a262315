import type { ParsedScorecard, ScorecardFile } from '@signatory/plan';
import { printFault } from '../files/print-problem.js';
import type { MatrixSource } from '../matrix/read-matrix-file.js';

type Path = Parameters<ParsedScorecard['locate']>[0];

/** Every name and key of a scorecard file that leads nowhere, with its line and cure. */
export function checkReferences(
  scorecard: ScorecardFile,
  { matrix: { matrix }, name }: MatrixSource,
  locate: ParsedScorecard['locate'],
): string[] {
  const faults: string[] = [];
  const hold = (
    kind: string,
    key: string,
    { known, where, path }: { known: readonly string[]; where: string; path: Path },
  ): void => {
    if (known.includes(key)) return;
    const few = known.length > 12 ? `${known.slice(0, 12).join(', ')}, …` : known.join(', ');
    const cure = known.length > 0 ? `There are: ${few}.` : `There are none ${where}.`;
    faults.push(printFault(locate(path), `${kind} "${key}" is not ${where}`, cure));
  };
  const inMatrix = `in ${name}`;
  const members = matrix.members.map((member) => member.name);
  const commitments = matrix.commitments.map(({ id }) => id);
  const pillars = [...new Set(matrix.commitments.flatMap(({ pillar }) => pillar ?? []))];
  const evidence = Object.keys(scorecard.evidence);
  const cited = (keys: readonly string[], path: Path): void => {
    for (const [at, key] of keys.entries())
      hold('evidence', key, { known: evidence, where: 'under "evidence"', path: [...path, at] });
  };
  for (const key of Object.keys(scorecard.members))
    hold('member', key, { known: members, where: inMatrix, path: ['members', key] });
  for (const key of Object.keys(scorecard.pillars))
    hold('pillar', key, { known: pillars, where: inMatrix, path: ['pillars', key] });
  for (const [id, commitment] of Object.entries(scorecard.commitments)) {
    hold('commitment', id, { known: commitments, where: inMatrix, path: ['commitments', id] });
    for (const [member, score] of Object.entries(commitment.scores)) {
      const path = ['commitments', id, 'scores', member];
      hold('member', member, { known: members, where: inMatrix, path });
      cited(score.evidence, [...path, 'evidence']);
    }
  }
  for (const [at, reply] of scorecard.replies.entries()) {
    const path = ['replies', at];
    if (reply.member !== '')
      hold('member', reply.member, { known: members, where: inMatrix, path: [...path, 'member'] });
    if (reply.commitment !== '')
      hold('commitment', reply.commitment, { known: commitments, where: inMatrix, path: [...path, 'commitment'] });
    cited(reply.evidence, [...path, 'evidence']);
    if (reply.answer) cited(reply.answer.evidence, [...path, 'answer', 'evidence']);
  }
  const codes = Object.entries(scorecard.members).flatMap(([key, { code }]) => (code ? [{ key, code }] : []));
  for (const [at, { key, code }] of codes.entries())
    if (codes.findIndex((each) => each.code === code) < at)
      faults.push(
        printFault(locate(['members', key, 'code']), `the code ${code} stands twice`, 'Give each member its own.'),
      );
  return faults;
}
