import { printPart, printPlace, type ReleaseDocument } from '@signatory/contract';
import { chooseText, type LocalText } from '@signatory/domain';
import { formatDate, messages, type Say } from '@signatory/texts';
import type { OutCell } from '../xlsx/sheet-writer.js';

type Scored = Pick<ReleaseDocument['scores'][number], 'kind' | 'value'>;
type Cited = ReleaseDocument['scores'][number]['evidence'];

/** A release as its sheets read it, in one language. */
export interface ReleaseWords {
  readonly document: ReleaseDocument;
  readonly language: string;
  readonly say: Say;
  text(text: LocalText | null | undefined): string;
  /** The member's name, or its code where the release has no such member. */
  member(code: string): string;
  /** Code and title. */
  commitment(id: string): { readonly code: string; readonly title: string };
  /** What a figure is of: its total, or a part by its name; as it is kept where the release does not say. */
  part(cell: string): string;
  /** The score as a number on its colour; N/A and no data as words. */
  score(scored: Scored): OutCell;
  /** What is cited, a source a line: where in it, when it was read, and the words that show it. */
  cited(evidence: Cited): string;
  /** The same without day and words: an action's evidence has long had them, and a release that was made prints what it printed. */
  shown(evidence: Cited): string;
  /** What the data are not: illustrative, a draft, embargoed; a word or a sentence each. */
  marks(form: 'short' | 'long'): string[];
}

const STYLES = { '1': 'scoreFull', '0': 'scorePartial', '-1': 'scoreNone' } as const;

export function wordsOf(document: ReleaseDocument, language: string): ReleaseWords {
  const say = messages(language);
  const text = (of: LocalText | null | undefined): string => (of ? chooseText(of, language).text : '');
  const members = new Map(document.plan.members.map(({ code, name }) => [code, text(name)]));
  const commitments = new Map(
    document.plan.commitments.map(({ id, code, title }) => [id, { code, title: text(title) }]),
  );
  return {
    document,
    language,
    say,
    text,
    member: (code) => members.get(code) ?? code,
    commitment: (id) => commitments.get(id) ?? { code: id, title: '' },
    part: (cell) => (cell === 'total' ? say('entry.total') : printPart(document.plan, cell, language)),
    score({ kind, value }) {
      if (kind === 'score' && value !== null) return { text: String(value), style: STYLES[`${value}`], as: 'figure' };
      return { text: say(kind === 'not-asked' ? 'score.sign.notAsked' : 'score.sign.noData'), style: 'unscored' };
    },
    cited: (evidence) =>
      evidence
        .map((source) => {
          const { accessed, quote } = source;
          const read = accessed && say('reference.accessed', { date: accessed });
          const line = [sourceLine(say, source), read].filter(Boolean).join(say('join.comma'));
          return quote ? `${line} ${say('references.quote', { quote })}` : line;
        })
        .join('\n'),
    shown: (evidence) => evidence.map((source) => sourceLine(say, source)).join('\n'),
    marks: (form) =>
      document.marks.map((mark) => {
        if (form === 'short') return say(`mark.${mark}`);
        if (mark !== 'embargoed') return say(`mark.${mark}.long`);
        return say('mark.embargoed.long', { instant: formatDate(language, document.issued ?? '') });
      }),
  };
}

function sourceLine(say: Say, { title, publisher, published, page, url }: Cited[number]): string {
  return [title, publisher, published, page && printPlace(say, page), url].filter(Boolean).join(say('join.comma'));
}
