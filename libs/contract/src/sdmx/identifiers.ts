/** What SDMX allows in the id of a code: letters of ASCII, digits, `_ @ $ -`. */
const PLAIN = /[A-Za-z0-9_-]/;

/**
 * A code of a plan as SDMX writes it. A dot parts the codes of a key and becomes `@`; any other sign that is not allowed
 * stands as its code point in hexadecimal between dollars: no two codes become the same.
 */
export function writeCode(code: string): string {
  return [...code]
    .map((sign) => {
      if (PLAIN.test(sign)) return sign;
      return sign === '.' ? '@' : `$${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase()}$`;
    })
    .join('');
}

/** Who maintains an artefact, under which id and version. */
export interface ArtefactId {
  readonly agency: string;
  readonly id: string;
  readonly version: string;
}

/** `SIGNATORY:SCORES_g7-2025(1.0.0)` */
export function nameArtefact({ agency, id, version }: ArtefactId): string {
  return `${agency}:${id}(${version})`;
}

const PACKAGES = {
  AgencyScheme: 'base',
  Codelist: 'codelist',
  ConceptScheme: 'conceptscheme',
  Concept: 'conceptscheme',
  DataStructure: 'datastructure',
  Dataflow: 'datastructure',
} as const;

/** The name of an artefact, or of an item in one, in the SDMX registry's form. */
export function urnOf(kind: keyof typeof PACKAGES, artefact: ArtefactId, item?: string): string {
  const whole = `urn:sdmx:org.sdmx.infomodel.${PACKAGES[kind]}.${kind}=${nameArtefact(artefact)}`;
  return item === undefined ? whole : `${whole}.${item}`;
}
