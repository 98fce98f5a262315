/** What can be wrong with a value as its indicator declares it. `is`: what was found, `text`, `empty`, `nothing`, `list`, `object` or `other`. */
const VALUE_FAULTS = {
  'value.text': {},
  'value.text-long': { length: 'number', most: 'number' },
  'value.figure': { is: 'text', found: 'text' },
  /** `as`: how decimals are written, `exact`, `whole` or `rounded`. */
  'value.two-ways': { text: 'text', thousands: 'text', as: 'text', exact: 'text', decimals: 'number' },
  'value.empty': {},
  'value.figure-long': { text: 'text', most: 'number' },
  'value.digits': { text: 'text', write: 'text' },
  'value.spaces': { text: 'text', write: 'text' },
  'value.comma': { text: 'text', write: 'text' },
  'value.separators': { text: 'text', write: 'text' },
  'value.percent-sign': { text: 'text' },
  /** `isPercentage`: `yes` or `no`. */
  'value.percent-sign.figure': { text: 'text', write: 'text', isPercentage: 'text' },
  /** `asked`: whether a currency is, `no`, `named` or `unnamed` where several are written so. */
  'value.currency-sign': { text: 'text', write: 'text', currency: 'text', asked: 'text' },
  'value.magnitude': { text: 'text', write: 'text', currency: 'text', asked: 'text' },
  'value.plus': { text: 'text', write: 'text' },
  'value.zeros': { text: 'text' },
  'value.exponent': { text: 'text' },
  'value.no-figure': { text: 'text' },
  /** A sign that statistical tables put where there is no figure. */
  'value.no-figure.sign': { text: 'text', status: 'said' },
  /** `isCount`: `yes` or `no`. */
  'value.whole': { figure: 'figure', isCount: 'text' },
  'value.decimals': { figure: 'figure', found: 'number', asked: 'number' },
  'value.below': { figure: 'figure', least: 'figure' },
  'value.above': { figure: 'figure', most: 'figure' },
  'value.boolean': { is: 'text', found: 'text' },
  /** Of a file, in which it is written in words. */
  'value.boolean.written': { is: 'text', found: 'text' },
  'value.code-needed': { is: 'text', found: 'text', codes: 'choices' },
  'value.code': { value: 'text', isNear: 'text', near: 'text', codes: 'choices' },
  'value.no-code': { value: 'text' },
  'value.currency': { value: 'text' },
  'value.date': { is: 'text', found: 'text' },
  'value.date.written': { text: 'text', day: 'text' },
  'value.date.two-ways': { text: 'text', dayFirst: 'text', monthFirst: 'text' },
  'value.date.no-day': { text: 'text' },
  'value.list': { is: 'text', found: 'text' },
  'value.item-key': {},
  'value.item-fields': { item: 'text' },
  'value.item-field': { item: 'text', field: 'text', isNear: 'text', near: 'text', known: 'text' },
  'value.item': { item: 'text', isNear: 'text', near: 'text', known: 'text' },
} as const;

/** What can be wrong with an answer as a whole. `status` is one of the codes that stand in a file. */
const ANSWER_FAULTS = {
  'answer.evidence-part': { parts: 'text' },
  'answer.language': { language: 'text' },
  'answer.no-cells': { indicator: 'text' },
  'answer.cells-of-figures': {},
  'answer.items-of-lists': {},
  'answer.choice': { value: 'text', choices: 'text' },
  'answer.no-field': { field: 'text' },
  'answer.cell': { indicator: 'text', cell: 'text', isNear: 'text', near: 'text', isListed: 'text', cells: 'text' },
  'answer.figure-valueless': { status: 'text' },
  'answer.entry-valueless': { status: 'text' },
  'answer.figure-value': { status: 'text' },
  'answer.reason': { status: 'text' },
  'answer.currency-needed': {},
  'answer.not-amount': { indicator: 'text' },
  'answer.not-figure': { indicator: 'text' },
  'answer.translation-language': {},
  'answer.translation-source': {},
  'answer.day': { day: 'text' },
} as const;

/** What can be wrong with parts that are to be added. */
const SUM_FAULTS = {
  'sum.none': { indicator: 'text' },
  'sum.no-figure': {},
  'sum.no-cell': { cell: 'text' },
  'sum.currencies': {},
} as const;

/** What can be wrong with a figure of an international source. */
const OUTSIDE_FAULTS = {
  'outside.member': { member: 'text', members: 'text' },
  'outside.indicator': { indicator: 'text', isNear: 'text', near: 'text' },
  'outside.json': {},
} as const;

/** What can be wrong with a form, whatever it is about. */
const FORM_FAULTS = {
  'form.missing': { type: 'text' },
  'form.empty': {},
  'form.short': { least: 'number' },
  'form.long': { most: 'number' },
  'form.type': { type: 'text' },
  'form.few': { least: 'number' },
  'form.many': { most: 'number' },
  'form.small': { least: 'text' },
  'form.great': { most: 'text' },
  'form.option': { options: 'text' },
  'form.no-field': { field: 'text' },
  'form.day': {},
  'form.language': {},
  'form.url': {},
  'form.url-password': {},
  'form.upload': {},
  'form.currency': {},
  'form.value': {},
  'form.instant': {},
  'form.code': {},
  'form.act': {},
  'form.key': {},
  'form.key-twice': {},
  'form.entry-twice': {},
  'form.email': {},
  'form.one-language': {},
  'form.ends-early': {},
  'form.deadline-early': {},
  'form.cut-off-early': {},
  'form.review-early': {},
  'form.own-stand-in': {},
  'form.conflict-pillars': {},
  'form.one-part': {},
  'form.combination-words': {},
  'form.reconciled-value': {},
  'form.contest-words': {},
  'form.accessed-later': {},
  'form.found-words': {},
  'form.member-words': {},
  'form.return-reason': {},
  'form.only-return': {},
  'form.no-cells': {},
  'form.unreadable': {},
} as const;

export const INPUT_FAULTS = {
  ...VALUE_FAULTS,
  ...ANSWER_FAULTS,
  ...SUM_FAULTS,
  ...OUTSIDE_FAULTS,
  ...FORM_FAULTS,
} as const;
