import { basisOf, type BasisPart, type BasisRule, type ReleaseCommitment } from '@signatory/contract';
import { heading } from '../../blocks/heading.js';
import { list } from '../../blocks/list.js';
import { paragraph } from '../../blocks/paragraph.js';
import { INK, TYPE } from '../../identity.js';
import type { Block } from '../../layout/block.js';
import type { Span, Typesetter } from '../../text/typesetter.js';
import type { Member, View } from '../../view.js';
import { MEASURE, printable } from './member-part.js';
import { quoteWords, referenceWords } from './source-words.js';

/** Of more members than these the public pages alone have it: a sheet would be a book. */
const MOST_MEMBERS = 60;

/** What stands behind the scores of a commitment, member by member: values, evidence, the rules that did not pass, and who did what. */
export function commitmentBasis(view: View, set: Typesetter, commitment: ReleaseCommitment): Block[] {
  if (view.members.length > MOST_MEMBERS) return [];
  const told = view.members.flatMap((member) => memberBasis(view, set, commitment, member));
  if (told.length === 0) return [];
  return [
    heading(2, view.say('basis.heading'), {
      style: TYPE.heading,
      before: 16,
      after: 2,
      bookmark: 2,
      place: 'basis',
    }),
    paragraph(view.say('basis.rules.lead'), { style: TYPE.quiet, measure: MEASURE, keepWithNext: true }),
    ...told,
  ];
}

function memberBasis(view: View, set: Typesetter, commitment: ReleaseCommitment, member: Member): Block[] {
  const score = view.score(commitment.id, member.code);
  const basis = basisOf(view.language, view.document, commitment, score);
  if (!basis || basis.values.length + basis.steps.length === 0) return [];
  const name = view.show(member.name);
  return [
    heading(3, name.text, { style: TYPE.cellStrong, before: 10, after: 2 }),
    ...(basis.values.length > 0
      ? [
          list(
            basis.values.flatMap((part) => valueItems(view, set, part)),
            { style: TYPE.quiet, measure: MEASURE, gap: 3, after: 4 },
          ),
        ]
      : []),
    ...(basis.steps.length > 0
      ? [
          paragraph(
            [
              { text: `${view.say('basis.steps')}${view.say('join.colon')}`, face: 'strong' },
              { text: `${basis.steps.join(view.say('join.semicolon'))}${view.stop.trimEnd()}` },
            ],
            { style: TYPE.quiet, measure: MEASURE, after: 4 },
          ),
        ]
      : []),
  ];
}

/** The value, then each piece of evidence and each rule. */
function valueItems(view: View, set: Typesetter, part: BasisPart): (readonly Span[])[] {
  const { say } = view;
  const { indicator, answer, hasUnit, period, evidence, unpublished, rules } = part;
  const question = view.show(indicator.question);
  // A question has its own mark at its end.
  const asks = /[?？]$/.test(question.text);
  const gap = question.text.endsWith('？') ? '' : ' ';
  const unit = hasUnit && indicator.unit ? view.show(indicator.unit) : null;
  const value: Span[] = [
    { text: `${indicator.label} `, face: 'strong' },
    { text: question.text, lang: question.lang },
    ...(answer === null ? [] : [{ text: `${asks ? gap : say('join.colon')}${answer}`, face: 'strong' as const }]),
    ...(unit ? [{ text: ` ${unit.text}`, lang: unit.lang }] : []),
    ...(period === null ? [] : [quiet(say('join.aside', { words: period }))]),
    ...(unpublished === null ? [] : [quiet(`${asks && answer === null ? gap : view.stop}${unpublished}`)]),
  ];
  return [
    printable(view, set, value),
    ...evidence.map(({ source, also }) => [
      { text: `${indicator.label} ${say('term.evidence')}${say('join.colon')}`, ink: INK.ink600 },
      ...printable(view, set, referenceWords(view, source)),
      ...printable(view, set, quoteWords(view, source)),
      ...(also.length > 0 ? [quiet(` ${also.join(' · ')}`)] : []),
    ]),
    ...rules.map((line) => printable(view, set, ruleSpans(view, indicator.label, line))),
  ];
}

function ruleSpans(view: View, label: string, { code, severity, about, says, outcome, reason }: BasisRule): Span[] {
  const { say } = view;
  const words = says && view.show(says);
  const why = reason && view.show(reason);
  return [
    { text: `${label} ${code}`, face: 'strong' },
    ...(severity === null ? [] : [quiet(say('join.aside', { words: severity }))]),
    { text: `${say('join.colon')}${outcome}${view.stop}` },
    ...(about === null ? [] : [{ text: about }]),
    ...(words ? [{ text: words.text, lang: words.lang }] : []),
    ...(why ? [{ text: ` ${say('term.reason')}${say('join.colon')}` }, { text: why.text, lang: why.lang }] : []),
  ];
}

function quiet(text: string): Span {
  return { text, ink: INK.ink600 };
}
