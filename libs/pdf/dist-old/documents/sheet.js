import { produce } from './produce.js';
/** Prints a shorter form of a release into `sink`, which it ends. */
export async function writeSheet({ view, set, options }, { name, sections }, sink, watch) {
    const release = view.text(view.document.title);
    const title = name === release ? release : view.say('pdf.scorecard.title', { member: name, title: release });
    const imprint = { title, subject: view.text(view.document.plan.title), runningHead: release };
    await produce(sections, imprint, { view, set, options, pages: new Map(), sink, watch });
}
/** What has the code asked for; an unknown one is an error that lists those there are. */
export function findByCode(kind, code, all) {
    const found = all.find((each) => each.code === code);
    if (!found)
        throw new Error(`No ${kind} "${code}" in this release; there are ${all.map((each) => each.code).join(', ')}.`);
    return found;
}
//# sourceMappingURL=sheet.js.map