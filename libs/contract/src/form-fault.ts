/** What a schema's own check says of a form: a code of a fault's words, where the schema would have a sentence. */
export const FORM_FAULTS = {
  day: 'form.day',
  language: 'form.language',
  url: 'form.url',
  urlPassword: 'form.url-password',
  upload: 'form.upload',
  currency: 'form.currency',
  value: 'form.value',
  instant: 'form.instant',
  code: 'form.code',
  act: 'form.act',
  key: 'form.key',
  keyTwice: 'form.key-twice',
  entryTwice: 'form.entry-twice',
  email: 'form.email',
  oneLanguage: 'form.one-language',
  endsEarly: 'form.ends-early',
  deadlineEarly: 'form.deadline-early',
  cutOffEarly: 'form.cut-off-early',
  reviewEarly: 'form.review-early',
  ownStandIn: 'form.own-stand-in',
  conflictPillars: 'form.conflict-pillars',
  onePart: 'form.one-part',
  combinationWords: 'form.combination-words',
  reconciledValue: 'form.reconciled-value',
  contestWords: 'form.contest-words',
  foundWords: 'form.found-words',
  memberWords: 'form.member-words',
  returnReason: 'form.return-reason',
  onlyReturn: 'form.only-return',
  noCells: 'form.no-cells',
} as const;
type FormFault = (typeof FORM_FAULTS)[keyof typeof FORM_FAULTS];

const CODES: ReadonlySet<string> = new Set(Object.values(FORM_FAULTS));

export function isFormFault(message: string): message is FormFault {
  return CODES.has(message);
}
