import { TYPE } from '../identity.js';
import { paragraph } from './paragraph.js';
/** A large figure under its label, with quiet lines below: `Average score` / `+0.28` / `64%`. */
export function figureLabel(label, figure, notes, style = TYPE.figure) {
    return [
        paragraph(label, { style: TYPE.label, after: 1 }),
        paragraph(figure, { style, after: notes.length > 0 ? 2 : 0 }),
        ...notes.map((note) => paragraph(note, { style: TYPE.label, after: 1 })),
    ];
}
//# sourceMappingURL=figure-label.js.map