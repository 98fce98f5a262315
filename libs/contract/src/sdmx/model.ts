import type { ArtefactId } from './identifiers.js';
import type { Names } from './names.js';

/** What a structure message defines and data messages refer to; written by `write-structure`, `write-csv` and `write-data`. */

export interface Annotation {
  readonly type: string;
  readonly value: string;
  readonly href?: string | undefined;
}

export interface Code {
  readonly id: string;
  readonly names: Names;
  readonly annotations?: readonly Annotation[] | undefined;
}

export interface Codelist extends ArtefactId {
  readonly names: Names;
  /** A list of a standard, or one of which this release needs some codes alone. */
  readonly partial: boolean;
  readonly codes: readonly Code[];
}

export interface Concept {
  readonly scheme: ArtefactId;
  readonly id: string;
  readonly names: Names;
}

/** What a component's values are, where no list has them. */
export interface Format {
  readonly dataType: 'Decimal' | 'Integer' | 'Boolean' | 'String' | 'ObservationalTimePeriod';
}

/** A dimension, a measure or an attribute, named as its concept: exactly one of list and format. */
export interface Component {
  readonly concept: Concept;
  readonly codelist?: Codelist;
  readonly format?: Format;
}

export interface Attribute extends Component {
  readonly mandatory: boolean;
  /** Where a dimension alone decides its value: which, and the value of each of that dimension's codes. */
  readonly of?: { readonly dimension: string; readonly values: ReadonlyMap<string, string> };
}

/** A set of data with its structure. */
export interface Flow extends ArtefactId {
  readonly names: Names;
  readonly structure: ArtefactId & { readonly names: Names };
  /** The last is TIME_PERIOD. */
  readonly dimensions: readonly Component[];
  readonly measure: Component;
  /** First those that each observation has for itself. */
  readonly attributes: readonly Attribute[];
  /** One for each observation. */
  rows(): Iterable<Row>;
}

export interface Row {
  /** A code for each dimension. */
  readonly key: readonly string[];
  readonly value: string | null;
  /** Of those attributes that each observation has for itself, in their order. */
  readonly attributes: readonly (string | null)[];
}
