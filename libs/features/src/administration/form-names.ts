import { faultWords, type FaultWords } from '@signatory/domain';
import {
  isMessageKey,
  message,
  sayFault,
  type MessageKey,
  type ProductLanguage,
  type SaidFault,
} from '@signatory/texts';

/**
 * What the forms of a plan's text call a key of its file: by the end of the path to it, without the places in lists, the longest
 * that is here. A key that no form has keeps the file's name.
 */
const NAMES: Readonly<Record<string, MessageKey>> = {
  code: 'term.code',
  title: 'planEdit.title',
  shortTitle: 'planEdit.shortTitle',
  'adopted/date': 'planEdit.adopted',
  'adopted/place': 'planEdit.place',
  'adopted/document': 'planEdit.document',
  name: 'planEdit.name',
  heading: 'planEdit.pillarHeading',
  'provenance/kind': 'planEdit.provenance',
  'provenance/source': 'planEdit.source',
  provenance: 'planEdit.provenance',
  adopted: 'planEdit.adopted',
  codebook: 'planEdit.kind.codebook',
  'codebook/version': 'setting.version',
  pillar: 'term.pillar',
  pillars: 'term.pillars',
  commitments: 'term.commitments',
  'commitments/title': 'planEdit.shortName',
  text: 'planEdit.text',
  label: 'planEdit.label',
  question: 'planEdit.question',
  definition: 'planEdit.definition',
  role: 'planEdit.role',
  type: 'planEdit.type',
  codes: 'planEdit.codes',
  'indicators/codes': 'planEdit.options',
  items: 'planEdit.list',
  'items/key': 'planEdit.list',
  'items/fields': 'planEdit.itemFields',
  unit: 'planEdit.unit',
  by: 'planEdit.by',
  decimals: 'planEdit.decimals',
  'range/min': 'planEdit.min',
  'range/max': 'planEdit.max',
  reference: 'planEdit.reference',
  required: 'planEdit.required',
  'required-when': 'planEdit.requiredWhen',
  calculated: 'planEdit.calculated',
  'calculated/value': 'planEdit.calculated',
  evidence: 'planEdit.evidence',
  'evidence/min': 'planEdit.evidence',
  'evidence/dated': 'planEdit.dated',
  narrative: 'planEdit.narrative',
  'disclosure/below': 'planEdit.below',
  approvals: 'planEdit.approvals',
  'review/approvals': 'planEdit.planApprovals',
  'indicators/method': 'stated.method',
  practice: 'stated.practice',
  'baseline/value': 'planEdit.baseline',
  'baseline/date': 'planEdit.baseline.date',
  'baseline/words': 'planEdit.baseline.words',
  'target/value': 'planEdit.target',
  'target/date': 'planEdit.target.date',
  'target/words': 'planEdit.target.words',
  alignments: 'planEdit.alignments',
  severity: 'planEdit.severity',
  on: 'trial.on',
  each: 'planEdit.each',
  test: 'trial.test',
  when: 'trial.when',
  message: 'planEdit.message',
  score: 'term.score',
  if: 'planEdit.if',
  words: 'planEdit.words',
  'conflictGroups/members': 'planEdit.groupMembers',
  members: 'planEdit.kind.members',
  'members/kind': 'planEdit.memberKind',
  abbreviation: 'planEdit.abbreviation',
  publisher: 'planEdit.publisher',
  url: 'planEdit.url',
  published: 'planEdit.published',
  accessed: 'planEdit.accessed',
  sent: 'planEdit.sent',
  received: 'planEdit.received',
  partners: 'planEdit.partners',
  tolerance: 'planEdit.tolerance',
  'codebook/strong': 'planEdit.strong',
  'codebook/weak': 'planEdit.weak',
  'codebook/countervailing': 'planEdit.countervailing',
  'strong/examples': 'planEdit.strongExamples',
  'weak/examples': 'planEdit.weakExamples',
  'countervailing/examples': 'planEdit.countervailingExamples',
  sample: 'planEdit.doubleScoring.sample',
  'sample/share': 'planEdit.share',
  'sample/seed': 'planEdit.seed',
  replyDays: 'planEdit.replyDays',
  silenceDays: 'planEdit.silenceDays',
};

/** Faults of the plan itself that name a key, or the type of an indicator; their cures choose by both, and are said by the file's. */
const NAMING: readonly FaultWords['code'][] = ['plan.misfit', 'plan.calculated-key', 'plan.calculated-result'];

/** What is not there yet, rather than wrong: an author who has just begun an item has done nothing that is. */
const MISSING: readonly FaultWords['code'][] = ['schema.missing', 'schema.empty', 'schema.languages'];
/** Fields that hold several: their hints say what the whole is, not what to write. */
const LISTS: readonly string[] = ['members', 'commitments', 'pillars', 'codes', 'fields', 'levels', 'examples'];

export function isMissing({ code }: FaultWords): boolean {
  return MISSING.includes(code);
}

/** A fault of a plan's text for whoever fills in its forms: places are called as these call them. `path`: where it is. */
export function sayInForms(language: ProductLanguage, words: FaultWords, path: string): SaidFault {
  const isOfSchema = words.code.startsWith('schema.');
  if (!isOfSchema && !NAMING.includes(words.code)) return sayFault(language, words);
  const { name, key, type } = words.values;
  const typed = `planEdit.type.${type}`;
  const steps = path.split('/').filter((step) => step !== '' && !/^\d+$/.test(step));
  if (isMissing(words) && words.values['at'] !== 'item') return sayMissing(language, words, steps);
  // What is missing is told at the place where it would be.
  const within = words.code === 'schema.missing' ? steps.slice(0, -1) : steps;
  const named = sayFault(language, {
    ...words,
    values: {
      ...words.values,
      ...(isOfSchema && name !== undefined && { name: nameOf(within, String(name), language) }),
      // A key that the plan does not know is none of a form's.
      ...(words.code === 'schema.missing' && { key: nameOf(steps, String(key), language) }),
      ...(!isOfSchema && key !== undefined && { key: nameOf(steps, String(key), language) }),
      ...(!isOfSchema && isMessageKey(typed) && { type: message(language, typed) }),
    },
  });
  return isOfSchema ? named : { message: named.message, cure: sayFault(language, words).cure };
}

/** What is still to be filled in, by the name of its field, and what it is. */
function sayMissing(language: ProductLanguage, words: FaultWords, steps: readonly string[]): SaidFault {
  const { key, name, hint, languages } = words.values;
  const last = String(key ?? name);
  const told = message(language, 'planEdit.toFill', {
    name: nameOf(steps, last, language),
    isOfWords: languages === undefined ? 'no' : 'yes',
    languages: String(languages ?? ''),
  });
  if (languages !== undefined) return { message: told, cure: sayFault(language, words).cure };
  if (LISTS.includes(last)) return { message: told, cure: message(language, 'planEdit.toFill.list') };
  const empty = faultWords('schema.empty', { at: 'key', name: last, number: 0, hint: String(hint) });
  return { message: told, cure: sayFault(language, empty).cure };
}

/** What is at the end of a path; `key` where no form has it. */
function nameOf(steps: readonly string[], key: string, language: ProductLanguage): string {
  const known = steps.map((_, from) => NAMES[steps.slice(from).join('/')]).find((name) => name !== undefined);
  return known ? message(language, known) : key;
}
