import type { Applies, Clause, Commitment, Guideline, MemberApplies, Rule } from '@signatory/domain';
import { given, type Raw } from '../build/raw.js';
import { writeIndicator } from './write-indicator.js';
import { writeProvenance, writeText } from './write-texts.js';

/** A commitment as a file writes it. `lists` are those of its own that are still to be fixed, by the sentence that says when. */
export function writeCommitment(commitment: Commitment, lists: Raw): Raw {
  const { provenance, pillar, guideline } = commitment;
  return given({
    code: commitment.code,
    id: commitment.id,
    pillar: pillar ?? undefined,
    title: writeText(commitment.title),
    text: writeText(commitment.text, provenance),
    provenance: writeProvenance(provenance),
    applies: writeApplies(commitment.applies),
    alignments: commitment.alignments?.map((each) => ({ ...each })),
    lists: Object.keys(lists).length > 0 ? lists : undefined,
    indicators: commitment.indicators.map((indicator, place) => writeIndicator(indicator, commitment.code, place)),
    rules: commitment.rules.length > 0 ? commitment.rules.map(writeRule) : undefined,
    guideline: guideline ? writeGuideline(guideline) : undefined,
  });
}

function writeApplies({ all, members }: Applies): Raw | undefined {
  if (all === 'asked' && Object.keys(members).length === 0) return undefined;
  const own = Object.entries(members).map(([member, says]) => [member, writeMember(says)]);
  return { all, ...Object.fromEntries(own) };
}

function writeMember(says: MemberApplies): unknown {
  if (says.kind === 'not-asked') return { 'not-asked': writeText(says.reason) };
  return says.variant ? { variant: writeText(says.variant) } : 'asked';
}

function writeRule({ message, ...rule }: Rule): Raw {
  return { ...rule, message: writeText(message) };
}

function writeGuideline({ countervailing, levels }: Guideline): Raw {
  return {
    ...(countervailing ? { countervailing: writeClause(countervailing) } : {}),
    levels: levels.map(writeClause),
  };
}

function writeClause({ words, ...clause }: Clause): Raw {
  return { ...clause, words: writeText(words) };
}
