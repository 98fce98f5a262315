import { ACTION_CLASSES, type Codebook, type CodeList, type LocalText, type Plan } from '@signatory/domain';
import { given, type Raw } from '../build/raw.js';
import { writeCommitment } from './write-commitment.js';
import { writeCodeLists, writeProvenance, writeText } from './write-texts.js';

/**
 * A plan as the file that means it: `parsePlan(JSON.stringify(writePlan(plan)))` gives the plan again, of which only a
 * closed list that is still to be fixed may stand in another place among the lists. Comments of a file that it came from, and
 * `defaults`, which decide nothing, are not in a plan and so not in what is written.
 */
export function writePlan(plan: Plan): Raw {
  const isOpen = ({ codes }: CodeList): boolean => codes.length === 0;
  const open = plan.lists.filter(isOpen);
  const fixed = plan.lists.filter((list) => !isOpen(list));
  return given({
    plan: plan.id,
    version: plan.version,
    title: writeText(plan.title),
    shortTitle: isSame(plan.shortTitle, plan.title) ? undefined : writeText(plan.shortTitle),
    adopted: given({
      date: plan.adopted.date,
      place: plan.adopted.place || undefined,
      document: plan.adopted.document || undefined,
    }),
    sources: unlessEmpty(plan.sources.map((source) => ({ ...source }))),
    method: given({ ...plan.method }),
    codebook: plan.codebook && writeCodebook(plan.codebook),
    deskSources: plan.deskSources?.map((source) => ({ ...source })),
    members: plan.members.map(({ name, ...member }) => ({ ...member, name: writeText(name) })),
    conflictGroups: unlessEmpty(plan.conflictGroups.map((group) => ({ ...group, members: [...group.members] }))),
    disaggregations: plan.disaggregations.length > 0 ? writeCodeLists(plan.disaggregations) : undefined,
    lists: fixed.length > 0 ? writeCodeLists(fixed) : undefined,
    mirrors: plan.mirrors?.map((mirror) => ({ ...mirror })),
    review: plan.review && { ...plan.review },
    pillars: unlessEmpty(
      plan.pillars.map(({ code, name, heading, provenance }) =>
        given({
          code,
          name: writeText(name, provenance),
          heading: heading && writeText(heading, provenance),
          provenance: writeProvenance(provenance),
        }),
      ),
    ),
    commitments: plan.commitments.map((commitment, place) => {
      const own = open.filter((list) => placeOf(plan, list) === place);
      return writeCommitment(commitment, Object.fromEntries(own.map(({ code, name }) => [code, sentence(name)])));
    }),
  });
}

/** The same words of the same languages: what reading filled in from the other. */
function isSame(one: LocalText, other: LocalText): boolean {
  return stable(one) === stable(other);
}

/** A database keeps no order of keys. */
function stable({ original, texts }: LocalText): string {
  const languages = Object.keys(texts).sort();
  return JSON.stringify([
    original,
    ...languages.map((language) => {
      const { text, provenance, source } = texts[language] ?? { text: '' };
      return [language, text, provenance ?? null, source ?? null];
    }),
  ]);
}

/** The commitment that counts on a list: only a commitment's own list may be a sentence. */
function placeOf({ commitments }: Plan, { code }: CodeList): number {
  const found = commitments.findIndex(({ indicators }) => indicators.some(({ items }) => items?.key === code));
  return Math.max(0, found);
}

function sentence({ original, texts }: CodeList['name']): string {
  return texts[original]?.text ?? '';
}

function writeCodebook({ version, classes }: Codebook): Raw {
  const written = ACTION_CLASSES.map((name) => {
    const { definition, examples } = classes[name];
    return [
      name,
      given({ definition: writeText(definition), examples: unlessEmpty(examples.map((each) => writeText(each))) }),
    ];
  });
  return { version, ...Object.fromEntries(written) };
}

function unlessEmpty<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length > 0 ? list : undefined;
}
