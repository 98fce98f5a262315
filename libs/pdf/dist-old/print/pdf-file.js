import { deflateSync } from 'node:zlib';
import PDFDocument from 'pdfkit';
const IN_PLACE = [0, 0];
const PUSH_SIZE = 64 * 1024;
/** Points by which a form may reach over its own edges: half a line's width, and the tips of its shapes. */
const OVER = 2;
/** pdfkit's own level takes twice the time, for a file that is 4 in 100 smaller. */
const PAGE_LEVEL = 3;
/** Signs and names of tables come again and again; the lines of a long text come once. */
const RUNS_KEPT = 5_000;
/** A pdfkit document: tagged, PDF/UA-1, the same bytes for the same input. Written in few large chunks. */
export class PdfFile extends PDFDocument {
    embedded = new Map();
    forms = new Map();
    encodedRuns = new Map();
    encoded = new Map();
    constructor(options) {
        super({
            autoFirstPage: false,
            // An empty name: none of the built-in fonts, which are not embedded.
            font: '',
            lang: options.language,
            displayTitle: true,
            tagged: true,
            pdfVersion: '1.7',
            subset: 'PDF/UA',
            info: {
                Title: options.title,
                Author: options.author,
                Subject: options.subject,
                Creator: options.producer,
                Producer: `${options.producer}, PDFKit`,
                CreationDate: options.created,
                ModDate: options.created,
                ...(options.releaseHash !== undefined && { SignatoryRelease: options.releaseHash }),
                ...(options.folderHash !== undefined && { SignatoryFolder: options.folderHash }),
            },
        });
        this.internals.endMetadata = () => this.writeMetadata();
    }
    get internals() {
        return this;
    }
    /** A word as operands of `TJ`, per font; glyphs enter the subset at first use. */
    encode(word) {
        const known = this.encoded.get(word);
        if (known)
            return known;
        const encoded = word.runs.flatMap((run) => {
            const font = this.embed(run.font);
            const parts = [];
            let [operands, rise] = ['<', 0];
            for (let index = 0; index < run.ids.length; index += 1) {
                const code = font.subset.includeGlyph(run.ids[index] ?? 0);
                font.widths[code] ??= run.advances[index] ?? 0;
                font.unicode[code] ??= run.codePoints[index] ?? [];
                const [x, y] = run.offsets?.[index] ?? IN_PLACE;
                if (y !== rise) {
                    parts.push({ font, operands: `${operands}>`, rise });
                    [operands, rise] = ['<', y];
                }
                const kern = (run.kerns[index] ?? 0) - x;
                if (x)
                    operands += `>${-Math.round(x)}<`;
                operands += hexOf(code);
                if (kern)
                    operands += `>${-Math.round(kern)}<`;
            }
            parts.push({ font, operands: `${operands}>`, rise });
            return parts;
        });
        this.encoded.set(word, encoded);
        return encoded;
    }
    /** A run of a line as an operator but for its place, which stands between the halves; and the fonts it uses. */
    encodeRun(run, size) {
        const known = this.encodedRuns.get(run);
        if (known)
            return known;
        const fonts = [];
        let [before, after, operands] = ['BT ', '', ''];
        let raised = 0;
        const showAll = () => {
            if (operands)
                after += `[${operands}] TJ `;
            operands = '';
        };
        for (const word of run.words)
            for (const part of this.encode(word)) {
                if (part.font !== fonts.at(-1)) {
                    showAll();
                    const choice = `/${part.font.id} ${size} Tf `;
                    if (fonts.push(part.font) === 1)
                        before += choice;
                    else
                        after += choice;
                }
                if (part.rise !== raised) {
                    showAll();
                    raised = part.rise;
                    after += `${Math.round(raised * Number(size)) / 1000} Ts `;
                }
                operands += part.operands;
            }
        showAll();
        // It would outlast the text object.
        if (raised !== 0)
            after += '0 Ts ';
        const encoded = { fonts, before, after: `${after}ET` };
        if (this.encodedRuns.size >= RUNS_KEPT)
            this.encodedRuns.clear();
        this.encodedRuns.set(run, encoded);
        return encoded;
    }
    /** The current page's operators, after those with which pdfkit begins each page. */
    fillPage(operators) {
        const { content } = this.internals.page;
        const bytes = Buffer.concat([...content.buffer, Buffer.from(operators, 'latin1')]);
        content.buffer = [deflateSync(bytes, { level: PAGE_LEVEL })];
        content.compress = false;
        content.data['Filter'] = 'FlateDecode';
    }
    /** A form of points `width` by `height`, by its key; `draw` gives its operators where there is none yet. */
    form(key, width, height, draw) {
        const known = this.forms.get(key);
        if (known)
            return known;
        const ref = this.internals.ref({
            Type: 'XObject',
            Subtype: 'Form',
            BBox: [-OVER, -OVER, width + OVER, height + OVER],
            Resources: {},
        });
        ref.end(Buffer.from(draw(), 'latin1'));
        const form = { name: `D${this.forms.size + 1}`, ref };
        this.forms.set(key, form);
        return form;
    }
    /** An object whose text is known when it is written: a number now, the rest by `writeObject`. */
    reserve() {
        this.internals._waiting += 1;
        return this.internals._offsets.push(null);
    }
    /** What pdfkit does for an object of its own, without turning one into text property by property. */
    writeObject(id, text) {
        this.internals._offsets[id - 1] = this.internals._offset;
        this._write(`${id} 0 obj\n${text}\nendobj`);
        this.internals._waiting -= 1;
    }
    /**
     * pdfkit's way out for every object: text (one byte a character) or bytes. Many small objects become few chunks, since
     * each `push` of a stream costs more than the object itself.
     */
    _write(data) {
        if (typeof data === 'string') {
            this.waiting = `${this.waiting ?? ''}${data}\n`;
            this.internals._offset += data.length + 1;
            if (this.waiting.length >= PUSH_SIZE)
                this.flush();
            return;
        }
        this.flush();
        super.push(data);
        this.internals._offset += data.length;
    }
    push(chunk) {
        this.flush();
        return super.push(chunk);
    }
    flush() {
        if (!this.waiting)
            return;
        const text = this.waiting;
        this.waiting = '';
        super.push(Buffer.from(text, 'latin1'));
    }
    embed(font) {
        const known = this.embedded.get(font);
        if (known)
            return known;
        // A parsed font is accepted beside a path; the declarations know only paths and buffers.
        this.font(font);
        const embedded = this.internals._font;
        this.embedded.set(font, embedded);
        return embedded;
    }
    // pdfkit prints title, author and subject into XML as they are: `&` and `<` would make it unreadable.
    writeMetadata() {
        const plain = this.internals.info;
        this.internals.info = Object.fromEntries(Object.entries(plain).map(([key, value]) => [key, typeof value === 'string' ? escapeXml(value) : value]));
        PDFDocument.prototype.endMetadata.call(this);
        this.internals.info = plain;
    }
}
const hexes = [];
/** A glyph's number in a subset, as it stands in a page. */
function hexOf(code) {
    return (hexes[code] ??= code.toString(16).padStart(4, '0'));
}
function escapeXml(text) {
    return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
//# sourceMappingURL=pdf-file.js.map