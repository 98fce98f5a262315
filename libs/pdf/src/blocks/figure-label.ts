import { TYPE } from '../identity.js';
import type { Block } from '../layout/block.js';
import type { TextStyle } from '../text/typesetter.js';
import { paragraph } from './paragraph.js';

/** A large figure under its label, with quiet lines below: `Average score` / `+0.28` / `64%`. */
export function figureLabel(
  label: string,
  figure: string,
  notes: readonly string[],
  style: TextStyle = TYPE.figure,
): Block[] {
  return [
    paragraph(label, { style: TYPE.label, after: 1 }),
    paragraph(figure, { style, after: notes.length > 0 ? 2 : 0 }),
    ...notes.map((note) => paragraph(note, { style: TYPE.label, after: 1 })),
  ];
}
