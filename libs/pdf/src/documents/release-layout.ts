import type { ReleaseDocument } from '@signatory/contract';
import { checkTexts } from '../check-texts.js';
import type { RenderOptions } from '../options.js';
import { Typesetter } from '../text/typesetter.js';
import { printableLanguage, viewOf, type View } from '../view.js';

/**
 * What all documents of one release share in one language and on one paper: the release as its pages read it, its texts
 * checked, and their broken lines. Whoever prints several of them makes it once.
 */
export class ReleaseLayout {
  readonly set: Typesetter;
  readonly view: View;
  readonly options: RenderOptions;

  /** Throws `PdfTextError` where a text cannot be printed. */
  constructor(document: ReleaseDocument, options: RenderOptions = {}) {
    this.options = { ...options, paper: options.paper ?? document.paper };
    const wanted = options.language ?? document.title.original;
    const language = printableLanguage(wanted, new Typesetter(wanted));
    this.view = viewOf(document, language);
    const names = this.view.members.map(({ name }) => this.view.text(name));
    this.set = new Typesetter(language, names);
    checkTexts(this.view, this.set);
  }
}
