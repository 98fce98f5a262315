import type { LocalText } from '../text.js';
import { findLookAlikes, plainFigures, type LookAlike } from './look-alikes.js';
import { sentenceAround, states } from './number-check.js';
import type { PrintedMean, ResultTables } from './results.js';

type Printed = Pick<PrintedMean, 'average' | 'percent' | 'bounds'>;

/** A member or a commitment whose average is printed, by all that a text may call it. */
export interface NamedResult extends Printed {
  readonly kind: 'member' | 'commitment';
  readonly code: string;
  readonly name: LocalText;
}

export interface OtherResult extends LookAlike {
  /** Whose average the words say otherwise: of several that a sentence names, the one nearest to the figure. */
  readonly of: NamedResult;
}

interface Subjects {
  readonly members: readonly { readonly code: string; readonly name: LocalText; readonly abbreviation: string }[];
  readonly commitments: readonly { readonly id: string; readonly code: string; readonly title: LocalText }[];
  readonly tables: ResultTables['tables'];
}

/** Averages in plain words against the tables. It only ever asks, so that it had rather miss one than ask about another figure. */
export interface OtherResults {
  find(text: string): OtherResult[];
}

/** Beside a signed figure with two decimals, which little else is. */
const RESULT =
  /average|mean|moyen|durchschnitt|mittelwert|(?<!\p{L})(?:scores?|notes?|bewertung|punteggio|medi[ao])(?!\p{L})|平均|スコア/iu;
/** Beside a percent, of which texts are full: the words for an average of scores, and no less. */
const AVERAGE_SCORE =
  /average (?:score|compliance)|mean score|scores? averag|(?:note|score|respect) moyen|moyenne des notes|durchschnittliche[nrms]? (?:bewertung|einhaltung)|durchschnittsbewertung|durchschnitt der bewertungen|(?:punteggio|rispetto) medio|media dei punteggi|平均スコア|スコアの平均|平均(?:遵守|履行)/iu;
/** Another year, an earlier cycle, a difference: figures that the tables of this one do not have. */
const ELSEWHERE =
  /(?<!\d)(?:19|20)\d\d(?!\d)|previous|earlier|(?<!\p{L})last(?!\p{L})|change|rose|fell|increase|decrease|précéd|derni|hausse|baisse|augment|vorig|vorher|früher|letzt|gestiegen|gesunken|veränder|precedent|scors|ultim|aument|calo|variazion|前回|以前|前の|上昇|低下|増|減|変化/iu;
/** As an average is printed: a sign, one digit, two decimals; zero has no sign. */
const AS_AVERAGE = /^(?:[+-][01][.,]\d\d|0[.,]00)$/;
/** As a percent is printed: whole, without a sign. */
const AS_PERCENT = /^\d{1,3}(?![\d.,])/;
/** Between `+0.28` and `(64%)`. */
const PAIRED = /^ ?\($/;
/** A title that is shorter is a word that texts have for other reasons. */
const LONG_TITLE = 12;
/** `US`, `IT`: words of other meanings. */
const LONG_ABBREVIATION = 3;

/** Indexes names and averages once; each text is then read once. */
export function otherResults(subjects: Subjects): OtherResults {
  const named = namesOf(subjects);
  const pattern = patternOf([...named.keys()]);
  const { overall, pillars } = subjects.tables;
  const always = [overall, ...pillars];
  return {
    find(text) {
      const plain = plainFigures(text);
      // Most texts say no figure of the kind, and names are many.
      const figures = findLookAlikes(text).filter(isResult);
      return figures.flatMap((figure): OtherResult[] => {
        const [from, to] = sentenceAround(text, figure.offset);
        const sentence = plain.slice(from, to);
        if (ELSEWHERE.test(sentence) || !isSaid(figure, sentence, { plain, figures })) return [];
        const found = [...sentence.matchAll(pattern)].flatMap(({ 0: name, index }) => {
          const of = named.get(name);
          return of ? [{ of, far: Math.abs(from + index - figure.offset) }] : [];
        });
        if ([...always, ...found.map(({ of }) => of)].some((mean) => isStated(figure, mean))) return [];
        const nearest = found.filter(({ of }) => of.average !== null).sort((a, b) => a.far - b.far)[0];
        return nearest ? [{ ...figure, of: nearest.of }] : [];
      });
    },
  };
}

function isResult({ shape, text }: LookAlike): boolean {
  const plain = plainFigures(text);
  return shape === 'average' ? AS_AVERAGE.test(plain) : shape === 'percent' && AS_PERCENT.test(plain);
}

/** Whether the words around a figure say that it is a result: `an average score of 64%`, `+0.28 (64%)`. */
function isSaid(
  figure: LookAlike,
  sentence: string,
  { plain, figures }: { readonly plain: string; readonly figures: readonly LookAlike[] },
): boolean {
  const isPaired = figures.some((other) => {
    const [first, second] = other.offset < figure.offset ? [other, figure] : [figure, other];
    return (
      other.shape !== figure.shape &&
      first.shape === 'average' &&
      PAIRED.test(plain.slice(first.offset + first.length, second.offset))
    );
  });
  if (isPaired) return true;
  return (figure.shape === 'average' ? RESULT : AVERAGE_SCORE).test(sentence);
}

function isStated({ shape, text }: LookAlike, { average, percent, bounds }: Printed): boolean {
  return shape === 'average'
    ? [average, ...(bounds ?? [])].some((printed) => states(text, { kind: 'average', text: printed, gap: null }))
    : states(text, { kind: 'percent', text: percent === null ? null : String(percent), gap: null });
}

function namesOf({ members, commitments, tables }: Subjects): Map<string, NamedResult> {
  const named = new Map<string, NamedResult>();
  const add = (names: readonly string[], result: NamedResult): void => {
    for (const name of names) named.set(plainFigures(name), result);
  };
  for (const { member, average, percent, bounds } of tables.members) {
    const own = members.find(({ code }) => code === member);
    if (!own) continue;
    const short = own.abbreviation.length >= LONG_ABBREVIATION ? [own.abbreviation] : [];
    add([...wordsOf(own.name), ...short], { kind: 'member', code: member, name: own.name, average, percent, bounds });
  }
  for (const { commitment, average, percent, bounds } of tables.commitments) {
    const own = commitments.find(({ id }) => id === commitment);
    if (!own) continue;
    // A code that is a bare number names nothing in a text.
    const code = /\p{L}/u.test(own.code) ? [own.code] : [];
    const titles = wordsOf(own.title).filter(({ length }) => length >= LONG_TITLE);
    add([...titles, ...code], { kind: 'commitment', code: own.code, name: own.title, average, percent, bounds });
  }
  return named;
}

function wordsOf({ texts }: LocalText): string[] {
  return Object.values(texts).map(({ text }) => text);
}

/**
 * Whole names, the longest first, so that `Guinea` is not found in `Papua New Guinea`: beside letters of its own script a
 * name is another word, but for the s of a German genitive; Japanese has no spaces.
 */
function patternOf(names: readonly string[]): RegExp {
  const longest = names.filter((name) => name !== '').sort((a, b) => b.length - a.length);
  const escaped = longest.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  // Of no name at all the empty pattern would be found everywhere.
  const any = escaped.length > 0 ? escaped.join('|') : '(?!)';
  return new RegExp(String.raw`(?<![\p{Script=Latin}\p{N}.])(?:${any})(?=s?(?![\p{Script=Latin}\p{N}]))(?!\.\d)`, 'gu');
}
