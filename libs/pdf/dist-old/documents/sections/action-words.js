import { INK } from '../../identity.js';
/** What was done, in its own language where it is in another; where nothing that shows it is public, that its words are on file. */
export function doneSpans(view, text) {
    if (!text)
        return [{ text: view.say('actions.withheld') }];
    const shown = view.show(text);
    return [{ text: shown.text, lang: shown.lang }];
}
/** ` [1][3]` */
export function citedSpans(numbers) {
    if (numbers.length === 0)
        return [];
    const rising = numbers.toSorted((one, other) => one - other);
    return [{ text: ` ${rising.map((n) => `[${n}]`).join('')}`, ink: INK.ink600 }];
}
/** `Strong · Contest answered` */
export function classWords({ say }, { class: given, contested }) {
    return [say(`actionClass.${given}`), ...(contested ? [say('actionState.ANSWERED')] : [])].join(' · ');
}
/** `Reviewer 2, 2 June 2026. Official gazette: unit 2026. Nothing found` */
export function searchSpans(view, { reviewer, on, source, query, outcome }) {
    const { say } = view;
    return [
        { text: `${say('why.reviewer', { n: reviewer })}, ${view.date(on)}. ${source}: ` },
        { text: query, lang: 'und' },
        { text: `. ${say(`search.outcome.${outcome}`)}` },
    ];
}
//# sourceMappingURL=action-words.js.map