import { INK } from '../../identity.js';
import { groups } from './verification.js';
// Nobody says in which language a source has its title.
const UNKNOWN = 'und';
/** `Decree 2025-210, Official gazette, 3 March 2025, https://example.org/decree`: what is cited, as a reference prints it. */
export function sourceWords(view, { title, publisher, published, accessed, url, sha256 }) {
    const { say } = view;
    const rest = [
        publisher,
        published && view.date(published),
        accessed && say('chapter.accessed', { date: view.date(accessed) }),
        url,
        sha256 && `${say('evidence.hash')} ${groups(sha256)}`,
    ].filter(Boolean);
    return [
        { text: title, lang: UNKNOWN, face: 'title' },
        ...(rest.length > 0 ? [{ text: `, ${rest.join(', ')}`, ink: INK.ink600 }] : []),
    ];
}
//# sourceMappingURL=source-words.js.map