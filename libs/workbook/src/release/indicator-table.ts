import { chooseText } from '@signatory/domain';
import { methodNote, statedWords } from '@signatory/texts';
import { column, rowsOf, strong, words, type ReleaseTable } from './release-table.js';
import type { ReleaseWords } from './release-words.js';

/** What the plan says of its indicators beside the question; one of which it says nothing is left out. */
export function indicatorTable({ document, say, language, text }: ReleaseWords): ReleaseTable | null {
  const told = document.plan.commitments.flatMap(({ code: commitment, indicators }) =>
    indicators
      .filter(({ method, baseline, target }) => method ?? baseline ?? target)
      .map((indicator) => ({ commitment, indicator })),
  );
  if (told.length === 0) return null;
  return {
    name: say('commitment.indicators'),
    title: say('commitment.indicators'),
    lead: '',
    columns: [
      column(say('term.commitment'), 12),
      column(say('term.indicator'), 60),
      column(say('term.code'), 18),
      column(say('stated.baseline'), 36),
      column(say('stated.target'), 36),
      column(say('stated.method'), 60),
    ],
    fixed: 1,
    rows: rowsOf(told, ({ commitment, indicator }) => {
      const { baseline, target, ...unstated } = indicator;
      const said = [
        statedWords(language, { ...unstated, baseline }),
        statedWords(language, { ...unstated, target }),
        methodNote(language, indicator),
      ];
      return [
        strong(commitment),
        words(text(indicator.question)),
        words(indicator.code),
        ...said.map(([part]) =>
          words(part && `${part.before}${part.words ? chooseText(part.words, language).text : ''}${part.after}`),
        ),
      ];
    }),
  };
}
