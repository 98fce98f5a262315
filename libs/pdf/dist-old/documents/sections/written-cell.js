import { textCell } from '../../blocks/text-cell.js';
import { TYPE } from '../../identity.js';
import { isPrintable } from '../../text/is-printable.js';
/** What somebody wrote cannot stop a release: where no font has a letter of it, the page says where it can be read. */
export function writtenCell(set, view, spans) {
    const prints = (some) => isPrintable(set, some.map(({ text }) => text));
    if (prints(spans))
        return textCell(spans, { style: TYPE.cell });
    const [first] = spans;
    const kept = first && spans.length > 1 && prints([first]) ? [first] : [];
    return textCell([...kept, { text: view.say('reply.unprintable') }], { style: TYPE.cell });
}
/** What is said of the language in which somebody wrote: nothing where it is that of the document. */
export function langOf(document, language) {
    if (language === undefined)
        return 'und';
    return language.split('-')[0] === document.language.split('-')[0] ? undefined : language;
}
//# sourceMappingURL=written-cell.js.map