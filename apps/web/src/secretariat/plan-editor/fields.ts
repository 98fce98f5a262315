import {
  FIGURE_TYPES,
  INDICATOR_ROLES,
  INDICATOR_TYPES,
  isFigure,
  SEVERITIES,
  type IndicatorType,
} from '@signatory/domain';
import type { MessageKey } from '@signatory/texts';
import type { Control, Field } from './field.js';
import { asTyped, type Part } from './document.js';
import type { ItemKind } from './outline.js';
import { CODEBOOK, CONFLICT_GROUP, MEMBER, METHOD, MIRROR, SOURCE } from './setting-fields.js';

const words = { is: 'words' } as const;
const line = { is: 'line' } as const;
const expression = { is: 'expression' } as const;
const whole = { is: 'whole' } as const;
const choice = (options: readonly (readonly [string, MessageKey])[]): Control => ({ is: 'choice', options });
const oneOf = (of: Extract<Control, { is: 'one-of' }>['of']): Control => ({ is: 'one-of', of });

const typeOf = (item: Part): IndicatorType | undefined => INDICATOR_TYPES.find((type) => type === item['type']);
const isOf =
  (...types: readonly IndicatorType[]) =>
  (item: Part): boolean =>
    types.some((type) => type === item['type']);
const hasFigure = (item: Part): boolean => {
  const type = typeOf(item);
  return type !== undefined && isFigure(type);
};
/** An indicator that a guideline reads, or another. */
const isReported = (item: Part): boolean => asTyped(item['role']) !== 'finding';

const PROVENANCE: readonly Field[] = [
  {
    place: 'provenance/kind',
    label: 'planEdit.provenance',
    help: 'planEdit.provenance.help',
    control: choice([
      ['official', 'provenance.official'],
      ['paraphrase', 'provenance.paraphrase'],
    ]),
    needed: true,
  },
  {
    place: 'provenance/source',
    label: 'planEdit.source',
    help: 'planEdit.source.help',
    control: line,
    needed: true,
  },
];

const ALIGNMENTS: Field = {
  place: 'alignments',
  label: 'planEdit.alignments',
  help: 'planEdit.alignments.help',
  control: { is: 'alignments' },
};

const STATED = (['baseline', 'target'] as const).flatMap((of): Field[] => [
  {
    place: `${of}/value`,
    label: `planEdit.${of}`,
    help: 'planEdit.stated.help',
    control: { is: 'stated' },
    fits: isOf(...FIGURE_TYPES, 'boolean', 'choice'),
  },
  { place: `${of}/date`, label: `planEdit.${of}.date`, help: 'planEdit.stated.date.help', control: line },
  { place: `${of}/words`, label: `planEdit.${of}.words`, control: words },
  { place: `${of}/source`, label: `planEdit.${of}.source`, help: 'planEdit.stated.source.help', control: line },
]);

const CODE_LIST: readonly Field[] = [
  { place: '', label: 'term.code', help: 'planEdit.listCode.help', control: { is: 'code' } },
  { place: 'name', label: 'planEdit.name', control: words },
  { place: 'codes', label: 'planEdit.codes', help: 'planEdit.codes.help', control: { is: 'codes' }, needed: true },
];

/** The fields of each kind of item, in the order of its form. What is not here stays in the document as it is. */
export const FIELDS: Readonly<Record<ItemKind, readonly Field[]>> = {
  plan: [
    { place: 'title', label: 'planEdit.title', control: words, needed: true },
    { place: 'shortTitle', label: 'planEdit.shortTitle', help: 'planEdit.shortTitle.help', control: words },
    { place: 'adopted/date', label: 'planEdit.adopted', help: 'planEdit.adopted.help', control: line, needed: true },
    { place: 'adopted/place', label: 'planEdit.place', control: line },
    { place: 'adopted/document', label: 'planEdit.document', control: line },
    { place: 'review/approvals', label: 'planEdit.planApprovals', help: 'planEdit.planApprovals.help', control: whole },
  ],
  pillar: [
    { place: 'code', label: 'term.code', help: 'planEdit.pillarCode.help', control: line, needed: true },
    { place: 'name', label: 'planEdit.name', control: words, needed: true },
    { place: 'heading', label: 'planEdit.pillarHeading', help: 'planEdit.heading.help', control: words },
    ...PROVENANCE,
  ],
  commitment: [
    { place: 'code', label: 'term.code', help: 'planEdit.commitmentCode.help', control: line, needed: true },
    { place: 'pillar', label: 'term.pillar', control: oneOf('pillars') },
    { place: 'title', label: 'planEdit.shortName', help: 'planEdit.shortName.help', control: words },
    { place: 'text', label: 'planEdit.text', help: 'planEdit.text.help', control: words, needed: true },
    ...PROVENANCE,
    ALIGNMENTS,
  ],
  indicator: [
    { place: 'code', label: 'term.code', help: 'planEdit.indicatorCode.help', control: line, needed: true },
    { place: 'label', label: 'planEdit.label', help: 'planEdit.label.help', control: line },
    { place: 'question', label: 'planEdit.question', control: words, needed: true },
    { place: 'definition', label: 'planEdit.definition', help: 'planEdit.definition.help', control: words },
    {
      place: 'role',
      label: 'planEdit.role',
      help: 'planEdit.role.help',
      control: choice(INDICATOR_ROLES.map((role) => [role, `planEdit.role.${role}`] as const)),
      needed: true,
    },
    {
      place: 'type',
      label: 'planEdit.type',
      control: choice(INDICATOR_TYPES.map((type) => [type, `planEdit.type.${type}`] as const)),
      needed: true,
    },
    {
      place: 'codes',
      label: 'planEdit.options',
      help: 'planEdit.options.help',
      control: { is: 'codes' },
      fits: isOf('choice'),
    },
    {
      place: 'items/key',
      label: 'planEdit.list',
      help: 'planEdit.list.help',
      control: oneOf('lists'),
      fits: isOf('list'),
    },
    {
      place: 'items/fields',
      label: 'planEdit.itemFields',
      help: 'planEdit.itemFields.help',
      control: { is: 'codes' },
      fits: isOf('list'),
    },
    { place: 'unit', label: 'planEdit.unit', help: 'planEdit.unit.help', control: words, fits: hasFigure },
    { place: 'by', label: 'planEdit.by', help: 'planEdit.by.help', control: { is: 'by' }, fits: hasFigure },
    {
      place: 'decimals',
      label: 'planEdit.decimals',
      help: 'planEdit.decimals.help',
      control: whole,
      fits: isOf('number', 'percentage', 'amount'),
    },
    { place: 'range/min', label: 'planEdit.min', control: line, fits: hasFigure },
    { place: 'range/max', label: 'planEdit.max', control: line, fits: hasFigure },
    {
      place: 'reference',
      label: 'planEdit.reference',
      control: choice([
        ['window', 'planEdit.reference.window'],
        ['window-end', 'planEdit.reference.window-end'],
        ['calendar-year', 'planEdit.reference.calendar-year'],
      ]),
    },
    { place: 'required', label: 'planEdit.required', help: 'planEdit.required.help', control: { is: 'yes-no' } },
    {
      place: 'required-when',
      label: 'planEdit.requiredWhen',
      help: 'planEdit.requiredWhen.help',
      control: expression,
      fits: isReported,
    },
    {
      place: 'calculated/value',
      label: 'planEdit.calculated',
      help: 'planEdit.calculated.help',
      control: expression,
      fits: isOf('count', 'number', 'percentage', 'amount', 'boolean'),
    },
    { place: 'evidence/min', label: 'planEdit.evidence', help: 'planEdit.evidence.help', control: whole },
    {
      place: 'evidence/dated',
      label: 'planEdit.dated',
      control: choice([
        ['in-window', 'planEdit.dated.in-window'],
        ['in-force', 'planEdit.dated.in-force'],
        ['any', 'planEdit.dated.any'],
      ]),
      fits: (item) => item['evidence'] !== undefined,
    },
    {
      place: 'narrative',
      label: 'planEdit.narrative',
      control: choice([
        ['asked', 'planEdit.narrative.asked'],
        ['optional', 'planEdit.narrative.optional'],
      ]),
    },
    {
      place: 'disclosure/below',
      label: 'planEdit.below',
      help: 'planEdit.below.help',
      control: whole,
      fits: isOf('count', 'number'),
    },
    { place: 'approvals', label: 'planEdit.approvals', help: 'planEdit.approvals.help', control: whole },
    { place: 'method', label: 'stated.method', control: words },
    { place: 'practice', label: 'stated.practice', help: 'planEdit.practice.help', control: line },
    ...STATED,
    ALIGNMENTS,
  ],
  rule: [
    { place: 'code', label: 'term.code', help: 'planEdit.ruleCode.help', control: line, needed: true },
    {
      place: 'severity',
      label: 'planEdit.severity',
      help: 'planEdit.severity.help',
      control: choice(SEVERITIES.map((severity) => [severity, `severity.${severity}`] as const)),
      needed: true,
    },
    { place: 'on', label: 'trial.on', control: oneOf('indicators'), needed: true },
    { place: 'each', label: 'planEdit.each', help: 'planEdit.each.help', control: oneOf('disaggregations') },
    { place: 'test', label: 'trial.test', help: 'trial.test.hint', control: expression, needed: true },
    { place: 'when', label: 'trial.when', help: 'trial.when.hint', control: expression },
    { place: 'message', label: 'planEdit.message', help: 'planEdit.message.help', control: words, needed: true },
  ],
  clause: [
    { place: 'score', label: 'term.score', control: { is: 'score' }, needed: true },
    { place: 'if', label: 'planEdit.if', help: 'planEdit.if.help', control: expression, needed: true },
    { place: 'words', label: 'planEdit.words', help: 'planEdit.words.help', control: words, needed: true },
  ],
  disaggregations: [],
  lists: [],
  codeList: CODE_LIST,
  members: [],
  member: MEMBER,
  conflictGroups: [],
  conflictGroup: CONFLICT_GROUP,
  mirrors: [],
  mirror: MIRROR,
  method: METHOD,
  codebook: CODEBOOK,
  sources: [],
  source: SOURCE,
  deskSources: [],
  deskSource: SOURCE,
};
