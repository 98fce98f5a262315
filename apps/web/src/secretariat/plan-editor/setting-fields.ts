import type { Control, Field } from './field.js';

const words = { is: 'words' } as const;
const line = { is: 'line' } as const;
const whole = { is: 'whole' } as const;

const word = <Value extends string>(
  options: readonly (readonly [value: Value, label: Extract<Control, { is: 'choice' }>['options'][number][1]])[],
): Control => ({ is: 'choice', options });

/** The settings of a method, each with what it does. */
export const METHOD: readonly Field[] = [
  { place: 'version', label: 'setting.version', help: 'planEdit.settingVersion.help', control: line },
  {
    place: 'na',
    label: 'setting.na',
    help: 'planEdit.na.help',
    control: word([
      ['exclude', 'setting.na.exclude'],
      ['as-zero', 'setting.na.as-zero'],
    ]),
  },
  {
    place: 'silence',
    label: 'setting.silence',
    help: 'planEdit.silence.help',
    control: word([
      ['exclude', 'setting.silence.exclude'],
      ['desk', 'setting.silence.desk'],
    ]),
  },
  {
    place: 'doubleScoring',
    label: 'planEdit.doubleScoring',
    help: 'planEdit.doubleScoring.help',
    control: word([
      ['all', 'planEdit.doubleScoring.all'],
      ['sample', 'planEdit.doubleScoring.sample'],
    ]),
  },
  {
    place: 'sample/share',
    label: 'planEdit.share',
    help: 'planEdit.share.help',
    control: line,
    fits: (method) => method['doubleScoring'] === 'sample',
  },
  {
    place: 'sample/seed',
    label: 'planEdit.seed',
    help: 'planEdit.seed.help',
    control: line,
    fits: (method) => method['doubleScoring'] === 'sample',
  },
  { place: 'replyDays', label: 'planEdit.replyDays', help: 'planEdit.replyDays.help', control: whole },
  {
    place: 'overall',
    label: 'setting.overall',
    help: 'planEdit.overall.help',
    control: word([
      ['commitments', 'setting.overall.commitments'],
      ['pillars', 'setting.overall.pillars'],
    ]),
  },
  {
    place: 'organisations',
    label: 'setting.organisations',
    help: 'planEdit.organisations.help',
    control: word([
      ['counted', 'setting.organisations.counted'],
      ['apart', 'setting.organisations.apart'],
    ]),
  },
  {
    place: 'ranking',
    label: 'planEdit.ranking',
    help: 'planEdit.ranking.help',
    control: word([
      ['none', 'planEdit.ranking.none'],
      ['bands', 'planEdit.ranking.bands'],
      ['ranks', 'planEdit.ranking.ranks'],
    ]),
  },
  {
    place: 'ties',
    label: 'setting.ties',
    help: 'planEdit.ties.help',
    control: word([
      ['competition', 'setting.ties.competition'],
      ['dense', 'setting.ties.dense'],
    ]),
  },
  { place: 'rankedFrom', label: 'setting.rankedFrom', help: 'planEdit.rankedFrom.help', control: line },
  { place: 'agreementFrom', label: 'setting.agreementFrom', help: 'planEdit.agreementFrom.help', control: whole },
  { place: 'comparableFrom', label: 'setting.comparableFrom', help: 'planEdit.comparableFrom.help', control: line },
  {
    place: 'adoption',
    label: 'setting.adoption',
    help: 'planEdit.adoption.help',
    control: word([
      ['none', 'planEdit.adoption.none'],
      ['note', 'planEdit.adoption.note'],
      ['silence', 'planEdit.adoption.silence'],
    ]),
  },
  {
    place: 'silenceDays',
    label: 'planEdit.silenceDays',
    help: 'planEdit.silenceDays.help',
    control: whole,
    fits: (method) => method['adoption'] === 'silence',
  },
];

/** What the classes of actions mean. */
export const CODEBOOK: readonly Field[] = [
  { place: 'version', label: 'setting.version', help: 'planEdit.codebookVersion.help', control: line, needed: true },
  ...(['strong', 'weak', 'countervailing'] as const).flatMap((name): Field[] => [
    { place: `${name}/definition`, label: `planEdit.${name}`, help: 'planEdit.class.help', control: words },
    { place: `${name}/examples`, label: `planEdit.${name}Examples`, control: { is: 'texts' } },
  ]),
];

/** A document that the plan cites, or that is searched. */
export const SOURCE: readonly Field[] = [
  { place: 'code', label: 'term.code', help: 'planEdit.sourceCode.help', control: line, needed: true },
  { place: 'title', label: 'planEdit.title', control: line, needed: true },
  { place: 'publisher', label: 'planEdit.publisher', control: line, needed: true },
  { place: 'url', label: 'planEdit.url', help: 'planEdit.url.help', control: line },
  { place: 'published', label: 'planEdit.published', help: 'planEdit.adopted.help', control: line },
  { place: 'accessed', label: 'planEdit.accessed', help: 'planEdit.adopted.help', control: line },
];

export const MEMBER: readonly Field[] = [
  { place: 'code', label: 'term.code', help: 'planEdit.memberCode.help', control: line, needed: true },
  { place: 'name', label: 'planEdit.name', help: 'planEdit.memberName.help', control: words, needed: true },
  { place: 'abbreviation', label: 'planEdit.abbreviation', help: 'planEdit.abbreviation.help', control: line },
  {
    place: 'kind',
    label: 'planEdit.memberKind',
    help: 'planEdit.memberKind.help',
    control: word([
      ['country', 'planEdit.memberKind.country'],
      ['organisation', 'planEdit.memberKind.organisation'],
    ]),
  },
];

export const CONFLICT_GROUP: readonly Field[] = [
  { place: 'code', label: 'term.code', help: 'planEdit.groupCode.help', control: line, needed: true },
  { place: 'members', label: 'planEdit.groupMembers', help: 'planEdit.groupMembers.help', control: { is: 'members' } },
];

export const MIRROR: readonly Field[] = [
  { place: 'code', label: 'term.code', help: 'planEdit.mirrorCode.help', control: line, needed: true },
  {
    place: 'severity',
    label: 'planEdit.severity',
    control: word([
      ['INFO', 'severity.INFO'],
      ['WARNING', 'severity.WARNING'],
    ]),
  },
  { place: 'sent', label: 'planEdit.sent', control: { is: 'one-of', of: 'indicators' }, needed: true },
  { place: 'received', label: 'planEdit.received', control: { is: 'one-of', of: 'indicators' }, needed: true },
  {
    place: 'partners',
    label: 'planEdit.partners',
    help: 'planEdit.partners.help',
    control: { is: 'one-of', of: 'disaggregations' },
    needed: true,
  },
  { place: 'tolerance', label: 'planEdit.tolerance', help: 'planEdit.tolerance.help', control: line },
];
