/** The token of what a release says it was made with. */
export const SOFTWARE = Symbol('software');

export interface Software {
  readonly name: string;
  readonly version: string;
}
