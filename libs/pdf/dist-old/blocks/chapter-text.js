import { printResult } from '@signatory/texts';
import { INK, TYPE } from '../identity.js';
import { isPrintable } from '../text/is-printable.js';
import { list } from './list.js';
import { paragraph } from './paragraph.js';
const MEASURE = 430;
/** A chapter's text as printed blocks: results as the tables have them, references by their number. */
export function chapterText(blocks, set, options) {
    const { language, lang, unprintable } = options;
    const printed = blocks.map((block) => {
        if (block.kind === 'paragraph')
            return paragraph(spansOf(block.words, language), { style: TYPE.body, measure: MEASURE, after: 6, lang });
        const items = block.items.map((words) => spansOf(words, language));
        return list(items, { style: TYPE.body, measure: MEASURE, before: 2, numbered: block.numbered, lang });
    });
    return isPrintable(set, blocks.flatMap(wordsIn).flatMap((words) => spansOf(words, language).map(({ text }) => text)))
        ? printed
        : [paragraph(unprintable, { style: TYPE.quiet, measure: MEASURE, after: 6 })];
}
function spansOf(words, language) {
    return words.map((piece) => {
        if (piece.kind === 'text')
            return { text: piece.text };
        if (piece.kind === 'reference')
            return { text: `[${piece.number ?? '?'}]`, ink: INK.ink600 };
        return { text: piece.value ? printResult(language, piece.value) : '?' };
    });
}
function wordsIn(block) {
    return block.kind === 'paragraph' ? [block.words] : block.items;
}
//# sourceMappingURL=chapter-text.js.map