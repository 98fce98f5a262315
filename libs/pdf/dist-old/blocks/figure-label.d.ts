import type { Block } from '../layout/block.js';
import type { TextStyle } from '../text/typesetter.js';
/** A large figure under its label, with quiet lines below: `Average score` / `+0.28` / `64%`. */
export declare function figureLabel(label: string, figure: string, notes: readonly string[], style?: TextStyle): Block[];
