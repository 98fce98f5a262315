import { addedFonts, type FaceName } from './faces.js';
import { regionOf, type Region } from './open-font.js';
import { Shaper } from './shape.js';

export type Faces = Readonly<Record<FaceName, Shaper>>;

/** Languages whose letters have no serifs in the own fonts: Latin ones and figures have none beside them. */
const WITHOUT_SERIFS = /^(?:ja|zh|yue|cmn|ko|ar|fa|ur|ps|sd|ckb|ug|he|yi|hi|mr|ne|sa|th)\b/;

const known = new Map<string, Faces>();

/** The faces of a document, shared by all documents of the process that choose their fonts alike. */
export class FaceSet {
  readonly own: Faces;
  private readonly byLanguage = new Map<string, Faces>();
  private readonly serifs: boolean;

  /** `language`: of the document; beside its letters others have no serifs either. */
  constructor(language: string) {
    this.serifs = !WITHOUT_SERIFS.test(language);
    this.own = this.facesOf(this.serifs);
    this.byLanguage.set(language, this.own);
  }

  /** Those of a text in a language: with the forms of the Han letters that it writes, where an added font has them. */
  in(language: string): Faces {
    const known = this.byLanguage.get(language);
    if (known) return known;
    const faces = this.facesOf(this.serifs && !WITHOUT_SERIFS.test(language), regionOf(language));
    this.byLanguage.set(language, faces);
    return faces;
  }

  private facesOf(serifs: boolean, region?: Region): Faces {
    const key = [serifs, region, addedFonts()].join('\n');
    const shared = known.get(key);
    if (shared) return shared;
    const shaper = (face: FaceName): Shaper => new Shaper(face, { serifs, region });
    const faces = {
      text: shaper('text'),
      strong: shaper('strong'),
      heading: shaper('heading'),
      title: shaper('title'),
    };
    known.set(key, faces);
    return faces;
  }
}
