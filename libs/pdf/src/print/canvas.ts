import type { Ink } from '../identity.js';
import type { LinkTarget } from '../text/line.js';
import type { Line, LineRun } from '../text/typesetter.js';
import { n, roundedPath } from './path.js';
import type { PdfFile } from './pdf-file.js';
import { hexOf, literalOf, type Element, type ElementOptions, type Role, type StructureTree } from './structure.js';

const ARTIFACT = {
  Layout: '/Artifact <</Type /Layout>> BDC\n',
  Pagination: '/Artifact <</Type /Pagination>> BDC\n',
} as const;
/** Width of a tile's outline, points. */
const EDGE = 0.7;

/** A point, in points from the page's upper left corner. */
export type Point = readonly [x: number, y: number];

/** What a page belongs to while it is drawn. */
export interface CanvasContext {
  readonly file: PdfFile;
  readonly structure: StructureTree;
  readonly width: number;
  readonly height: number;
}

/**
 * One page, drawn from the upper left corner in points. Operators are gathered and written once: pdfkit's own calls
 * save and restore the state, convert and push for each of them.
 */
export class Canvas {
  readonly width: number;
  readonly height: number;
  /** The element that blocks hang their own under. */
  parent: Element;
  private operators = '';
  /** Whose content is being drawn; of artifacts, nobody's. */
  private owner: Element | undefined;
  /** Its marked content begins with what is drawn next: none is empty. */
  private waits = false;
  /** Whose marked content is still open, and ends where something else begins. */
  private last: Element | undefined;
  private fillInk = '';
  private strokeInk = '';
  private lineWidth = -1;

  constructor(
    private readonly context: CanvasContext,
    parent: Element,
  ) {
    this.width = context.width;
    this.height = context.height;
    this.parent = parent;
  }

  /** Draws what carries no meaning of its own: rules, grounds, repeated heads. */
  artifact(draw: () => void, type: 'Layout' | 'Pagination' = 'Layout'): void {
    this.endContent();
    this.operators += ARTIFACT[type];
    draw();
    this.operators += 'EMC\n';
  }

  /** Opens an element under the current parent; its children are drawn inside `draw`. */
  group(role: Role, options: ElementOptions, draw: (element: Element) => void): void {
    const outer = this.parent;
    const element = this.context.structure.open(role, outer, options);
    this.parent = element;
    draw(element);
    this.parent = outer;
    this.context.structure.close(element);
  }

  /** An element whose content is what `draw` draws. */
  tagged(role: Role, options: ElementOptions, draw: () => void): void {
    const element = this.context.structure.open(role, this.parent, options);
    this.content(element, draw);
    this.context.structure.close(element);
  }

  /** Content of an element that is still open: a paragraph may go on over pages. */
  content(element: Element, draw: () => void): void {
    this.owner = element;
    // The lines of a paragraph that follow one another on a page are one content.
    this.waits = this.last !== element;
    draw();
    if (!this.waits) this.last = element;
    this.owner = undefined;
    this.waits = false;
  }

  /** Opens an element that outlives this page. */
  open(role: Role, options: ElementOptions = {}): Element {
    return this.context.structure.open(role, this.parent, options);
  }

  close(element: Element): void {
    this.context.structure.close(element);
  }

  /** A figure with its alternative text, in the rectangle given from the upper left corner. */
  figure(alt: string, [x, y]: Point, width: number, height: number, draw: () => void): void {
    this.tagged('Figure', { alt, box: [x, this.height - y - height, x + width, this.height - y] }, draw);
  }

  /** Text of a line from `x`, on the baseline `y`; `ink` overrides the line's own. */
  text(line: Line, x: number, y: number, ink?: Ink): void {
    const up = n(this.height - y);
    for (const run of line.runs) {
      this.fill(ink ?? run.ink);
      const { link } = run;
      if (!link) this.show(run, line.size, x + run.x, up);
      else
        this.inside('Link', run, (element) => {
          this.show(run, line.size, x + run.x, up);
          const width = run.words.reduce((sum, word) => sum + word.width, 0) * (line.size / 1000);
          const corner = [x + run.x, y - line.size] as const;
          if (element) this.link(element, corner, width, 1.3 * line.size, link.to, link.words);
        });
    }
  }

  /** Text turned a quarter to the left, reading upwards from (`x`, `y`); for heads of narrow columns. */
  turnedText(line: Line, x: number, y: number): void {
    this.paint(`q 0 1 -1 0 ${n(x)} ${n(this.height - y)} cm`);
    for (const run of line.runs) {
      this.operators += `${run.ink} rg\n`;
      this.show(run, line.size, run.x, '0');
    }
    this.operators += 'Q\n';
  }

  rect(x: number, y: number, width: number, height: number, ink: Ink): void {
    this.fill(ink);
    this.paint(`${n(x)} ${n(this.height - y - height)} ${n(width)} ${n(height)} re f`);
  }

  /** A rectangle with rounded corners, filled and, with `edge`, outlined inside its bounds. */
  tile(x: number, y: number, width: number, height: number, radius: number, ground: Ink, edge: Ink = ground): void {
    this.fill(ground);
    if (edge === ground) return this.place(x, y + height, roundedPath(width, height, radius, 0), 'f');
    this.stroke(edge, EDGE);
    this.place(x, y + height, roundedPath(width, height, radius, EDGE / 2), 'b');
  }

  /** The same, with a dashed outline and no ground. */
  dashedTile(x: number, y: number, width: number, height: number, radius: number, edge: Ink): void {
    this.stroke(edge, EDGE);
    this.place(x, y + height, `[2 1.6] 0 d ${roundedPath(width, height, radius, EDGE / 2)}`, 'S');
  }

  line([x1, y1]: Point, [x2, y2]: Point, ink: Ink, width: number, dash?: string): void {
    this.stroke(ink, width);
    const path = `${n(x1)} ${n(this.height - y1)} m ${n(x2)} ${n(this.height - y2)} l S`;
    this.paint(dash ? `[${dash}] 0 d ${path} [] 0 d` : path);
  }

  /**
   * What is drawn again and again, at (`x`, `y`) from its own upper left corner: once in the file, by `key`, and named on
   * each page. Paths only: what a form says, nobody can tag.
   */
  stamp(key: string, x: number, y: number, width: number, height: number, draw: (form: Canvas) => void): void {
    const { file } = this.context;
    let form = file.formOf(key);
    if (!form) {
      const own = new Canvas({ ...this.context, width, height }, this.parent);
      draw(own);
      form = file.addForm(key, width, height, own.operators);
    }
    file.internals.page.xobjects[form.name] = form.ref;
    this.paint(`q 1 0 0 1 ${n(x)} ${n(this.height - y - height)}${form.shown}`);
  }

  /** A filled polygon. */
  polygon(points: readonly Point[], ink: Ink): void {
    this.fill(ink);
    const path = points.map(([x, y], index) => `${n(x)} ${n(this.height - y)} ${index === 0 ? 'm' : 'l'}`);
    this.paint(`${path.join(' ')} h f`);
  }

  /** A filled disc. */
  disc(x: number, y: number, radius: number, ink: Ink): void {
    this.fill(ink);
    this.place(x - radius, y + radius, roundedPath(2 * radius, 2 * radius, radius, 0), 'f');
  }

  /** Makes the rectangle a link, as part of `element`, to an https address or a named place in the document. */
  link(element: Element, [x, y]: Point, width: number, height: number, target: LinkTarget, words: string): void {
    const foot = this.height - y - height;
    this.context.structure.link(element, [x, foot, x + width, foot + height], target, words);
  }

  /** Names the height `y` of this page as a place that links lead to. */
  name(place: string, y: number): void {
    this.context.file.addNamedDestination(place, 'XYZ', 0, y, null);
  }

  /** Adds this page to the bookmarks; level 2 hangs under the last of level 1. */
  bookmark(title: string, level: 1 | 2): void {
    const { outline } = this.context.file;
    const parent = level === 1 ? outline : (outline.children.at(-1) ?? outline);
    parent.addItem(title, { expanded: false });
  }

  /** Hands the page's operators to the file. */
  finish(): void {
    this.endContent();
    // pdfkit turns the page upside down; this turns it back.
    this.context.file.fillPage(`q 1 0 0 -1 0 ${n(this.height)} cm\n${this.operators}Q\n`);
  }

  /** Paints a path given from its own lower left corner: equal tiles are equal operators, which compress to little. */
  private place(x: number, y: number, path: string, paint: string): void {
    this.paint(`q 1 0 0 1 ${n(x)} ${n(this.height - y)} cm ${path} ${paint} Q`);
  }

  private show(run: LineRun, size: number, x: number, up: string): void {
    const { file } = this.context;
    const { fonts } = file.internals.page;
    const { fonts: used, before, after } = file.runs.encode(run, n(size));
    for (const font of used) fonts[font.id] ??= font.ref();
    if (used.length === 0) return;
    const shown = `${before}${n(x)} ${up}${after}`;
    if (run.lang === undefined && run.says === undefined) this.paint(shown);
    else this.inside('Span', run, () => this.paint(shown));
  }

  /** What `draw` draws is read as `words`: counts that only their places in a drawing tell apart. */
  said(words: string, draw: () => void): void {
    this.inside('Span', { says: words }, draw);
  }

  /**
   * What is read in a language of its own, or as another text. Content inside content would be lawful, and poppler loses
   * what follows on it: so the element's own ends, and goes on after it. An artifact is read by nobody. What runs from right to
   * left says its words in the structure alone: who takes the text from the page turns its glyphs, and would turn the words, too.
   */
  private inside(
    role: 'Span' | 'Link',
    { lang, says, isFromRight }: Partial<Pick<LineRun, 'lang' | 'says' | 'isFromRight'>>,
    draw: (element?: Element) => void,
  ): void {
    const { owner } = this;
    if (!owner) return draw();
    const own = [
      says !== undefined && !isFromRight && `/ActualText ${hexOf(says)}`,
      lang !== undefined && `/Lang ${literalOf(lang)}`,
    ];
    const properties = own.filter(Boolean).join(' ');
    const element = this.context.structure.open(role, owner, { lang, actual: says });
    if (!this.waits) this.last = owner;
    this.begin(element, properties && ` ${properties}`);
    [this.owner, this.waits] = [undefined, false];
    draw(element);
    this.operators += 'EMC\n';
    this.context.structure.close(element);
    [this.owner, this.waits] = [owner, true];
  }

  /** Operators that paint, inside the content of whose they are. */
  private paint(operators: string): void {
    if (this.waits && this.owner) this.begin(this.owner);
    this.waits = false;
    this.operators += `${operators}\n`;
  }

  private begin(element: Element, properties = ''): void {
    this.endContent();
    this.operators += `/${element.role} <</MCID ${this.context.structure.mark(element)}${properties}>> BDC\n`;
  }

  private endContent(): void {
    if (this.last) this.operators += 'EMC\n';
    this.last = undefined;
  }

  private fill(ink: Ink): void {
    if (ink === this.fillInk) return;
    this.fillInk = ink;
    this.operators += `${ink} rg\n`;
  }

  private stroke(ink: Ink, width: number): void {
    if (ink !== this.strokeInk) this.operators += `${ink} RG\n`;
    if (width !== this.lineWidth) this.operators += `${n(width)} w\n`;
    this.strokeInk = ink;
    this.lineWidth = width;
  }
}
