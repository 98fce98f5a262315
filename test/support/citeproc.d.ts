/** What is used here of citeproc, which brings no declarations. */
declare module 'citeproc' {
  export interface Item {
    readonly id: string;
  }
  interface System {
    retrieveLocale(language: string): string;
    retrieveItem(id: string): Item | undefined;
  }
  class Engine {
    constructor(system: System, style: string, language: string);
    setOutputFormat(format: 'text'): void;
    updateItems(ids: readonly string[]): void;
    makeBibliography(): readonly [unknown, readonly string[]];
  }
  const processor: { readonly Engine: typeof Engine };
  export default processor;
}
