declare module 'jsonld' {
  interface Options {
    /** Asked for what a document refers to. */
    readonly documentLoader?: (address: string) => Promise<{ documentUrl: string; document: object }>;
    /** Whether what would be lost on the way is an error. */
    readonly safe?: boolean;
  }
  const jsonld: {
    expand(document: object, options: Options): Promise<unknown>;
    toRDF(document: object, options: Options): Promise<unknown>;
  };
  export default jsonld;
}
