/** Refers to an element where pdfkit writes an object: it prints what is no plain object as its text. */
class ElementRef {
    id;
    [Symbol.toStringTag] = 'ElementRef';
    text;
    constructor(id) {
        this.id = id;
        this.text = `${id} 0 R`;
    }
    toString() {
        return this.text;
    }
}
/**
 * The structure tree, written as it grows: an element is one object, its content is marked in the page's stream.
 * pdfkit has one of its own, which re-walks the tree at each end and spends three objects' time on one; and a report
 * has thousands of elements, so that each is written as text at once.
 */
export class StructureTree {
    file;
    root;
    constructor(file) {
        this.file = file;
        const treeRoot = file.internals.getStructTreeRoot();
        this.root = this.begin('Document', treeRoot.toString(), {});
        treeRoot.data['K'] = [this.root.ref];
    }
    open(role, parent, options = {}) {
        const element = this.begin(role, parent.ref.toString(), options);
        parent.kids.push(element.ref.toString());
        return element;
    }
    close({ ref, head, kids, page }) {
        const content = kids.length === 1 ? kids[0] : `[${kids.join(' ')}]`;
        this.file.writeObject(ref.id, `<<\n${head}${page ? `\n/Pg ${page.toString()}` : ''}\n/K ${content}\n>>`);
    }
    /** The number that marks a stretch of the current page's content as this element's. */
    mark(element) {
        const { page } = this.file.internals;
        const owners = this.file.internals.getStructParentTree().get(page.structParentTreeKey);
        const mcid = owners.length;
        owners.push(element.ref);
        element.page ??= page.dictionary;
        element.kids.push(element.page === page.dictionary
            ? String(mcid)
            : `<<\n/Type /MCR\n/Pg ${page.dictionary.toString()}\n/MCID ${mcid}\n>>`);
        return mcid;
    }
    /** Ties a link's annotation, once pdfkit has made it, to its element. */
    adopt(element) {
        const { internals } = this.file;
        const page = internals.page.dictionary;
        return {
            add: ({ annotationRef }) => {
                const key = internals.createStructParentTreeNextKey();
                annotationRef.data['StructParent'] = key;
                internals.getStructParentTree().add(key, element.ref);
                element.kids.push(`<<\n/Type /OBJR\n/Obj ${annotationRef.toString()}\n/Pg ${page.toString()}\n>>`);
            },
        };
    }
    begin(role, parent, options) {
        const head = `/S /${role}\n/P ${parent}${attributesOf(options)}`;
        return { role, ref: new ElementRef(this.file.reserve()), head, kids: [], page: null };
    }
}
function attributesOf({ alt, lang, actual, box, scope, columns = 1 }) {
    let text = '';
    if (alt !== undefined)
        text += `\n/Alt ${literalOf(alt)}`;
    if (lang !== undefined)
        text += `\n/Lang ${literalOf(lang)}`;
    if (actual !== undefined)
        text += `\n/ActualText ${hexOf(actual)}`;
    if (box)
        text += `\n/A <<\n/O /Layout\n/Placement /Block\n/BBox [${box.map(numberOf).join(' ')}]\n>>`;
    if (scope || columns > 1) {
        const span = columns > 1 ? `\n/ColSpan ${columns}` : '';
        text += `\n/A <<\n/O /Table${scope ? `\n/Scope /${scope}` : ''}${span}\n>>`;
    }
    return text;
}
/** A number as pdfkit writes it. */
function numberOf(value) {
    return String(Math.round(value * 1e6) / 1e6);
}
const ESCAPED = {
    '\n': '\\n',
    '\r': '\\r',
    '\t': '\\t',
    '\b': '\\b',
    '\f': '\\f',
    '\\': '\\\\',
    '(': '\\(',
    ')': '\\)',
};
/** Text between parentheses, one byte a character: plain letters as they are, anything else in UTF-16 with its mark. */
export function literalOf(text) {
    const units = Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
    const bytes = units.some((unit) => unit > 0x7f)
        ? `\xfe\xff${units.map((unit) => String.fromCharCode(unit >> 8, unit & 0xff)).join('')}`
        : text;
    return `(${bytes.replace(/[\n\r\t\b\f()\\]/g, (character) => ESCAPED[character] ?? character)})`;
}
/** The same in hexadecimal, of which no byte is a bracket. */
export function hexOf(text) {
    const units = Array.from({ length: text.length }, (_, at) => text.charCodeAt(at).toString(16).padStart(4, '0'));
    return `<feff${units.join('')}>`;
}
/** pdfkit writes a plain string as a name and a `String` object as text. */
export function pdfString(text) {
    return new String(text);
}
//# sourceMappingURL=structure.js.map