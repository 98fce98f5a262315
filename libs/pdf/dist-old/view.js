import { chooseText, provenanceShown } from '@signatory/domain';
import { formatDate, formatDecimal, messages, shareWords } from '@signatory/texts';
import { SIGN } from './blocks/score-mark.js';
import { PdfTextError } from './text/pdf-text-error.js';
/** Reads a document in a language; throws where its tables do not cover its plan. */
export function viewOf(document, language) {
    const say = messages(language);
    const { plan, tables } = document;
    const memberMeans = new Map(tables.members.map((mean) => [mean.member, mean]));
    const commitmentMeans = new Map(tables.commitments.map((mean) => [mean.commitment, mean]));
    const scores = new Map(document.scores.map((score) => [`${score.commitment}\n${score.member}`, score]));
    // Every table prints the same names and titles again.
    const shown = new Map();
    const show = (text) => {
        const known = shown.get(text);
        if (known)
            return known;
        const chosen = chooseText(text, language);
        const other = chosen.language.split('-')[0] !== language.split('-')[0];
        const own = { text: chosen.text, lang: other ? chosen.language : undefined };
        shown.set(text, own);
        return own;
    };
    const scoreOf = (commitment, member) => found(scores.get(`${commitment}\n${member}`), `scores: none for ${commitment} and ${member}`);
    return {
        document,
        language,
        say,
        members: plan.members,
        pillars: plan.pillars,
        show,
        text: (text) => show(text).text,
        whose: ({ provenance }, text) => say(`provenance.${provenanceShown(provenance, text, language)}`),
        memberMean: (code) => found(memberMeans.get(code), `tables.members: none for ${code}`),
        commitmentMean: (id) => found(commitmentMeans.get(id), `tables.commitments: none for ${id}`),
        score: scoreOf,
        mark: (commitment, member) => {
            const { kind, value } = scoreOf(commitment, member);
            return kind === 'score' ? found(value, `scores: no value for ${commitment} and ${member}`) : kind;
        },
        sign: (mark) => mark === 'not-asked' ? say('score.sign.notAsked') : mark === 'no-data' ? say('pdf.sign.noData') : SIGN[mark],
        commitmentsOf: (pillar) => plan.commitments.filter((commitment) => commitment.pillar === pillar),
        average: ({ average }) => (average === null ? '–' : formatDecimal(language, average)),
        percent: ({ percent }) => (percent === null ? '–' : percentOf(say, percent)),
        distribution: ({ distribution }) => say('mean.distribution', printCounts(language, distribution)),
        distributionWords: ({ distribution }) => say('pdf.distributionWords', printCounts(language, distribution)),
        share: (share) => shareWords(language, share),
        bounds: ({ bounds }) => bounds === null
            ? []
            : [
                say('pdf.boundsWords', {
                    low: formatDecimal(language, bounds[0]),
                    high: formatDecimal(language, bounds[1]),
                }),
            ],
        count: (count) => formatDecimal(language, String(count)),
        date: (iso) => formatDate(language, iso),
        issued: document.issued && formatDate(language, document.issued),
    };
}
/** Counts of +1, 0 and −1, grouped: `1,579`. */
function printCounts(language, { full, partial, none }) {
    const print = (count) => formatDecimal(language, String(count));
    return { full: print(full), partial: print(partial), none: print(none) };
}
/** A phrase with its date, where there is one. */
export function withDate(say, phrase, date) {
    return date === null ? phrase : say('pdf.dated', { phrase, date });
}
/** Every table prints hundreds of percents, of a hundred and one kinds. */
const percents = new WeakMap();
/** The language that can be printed: the wanted one, or English where no font has its letters. */
export function printableLanguage(wanted, set) {
    try {
        set.check(messages(wanted)('score.full'), 'score.full');
        return wanted;
    }
    catch (error) {
        if (error instanceof PdfTextError)
            return 'en';
        throw error;
    }
}
function percentOf(say, percent) {
    const own = percents.get(say) ?? [];
    percents.set(say, own);
    return (own[percent] ??= say('pdf.percent', { percent }));
}
function found(value, missing) {
    if (value === undefined || value === null)
        throw new Error(`The release document is not whole: ${missing}.`);
    return value;
}
//# sourceMappingURL=view.js.map