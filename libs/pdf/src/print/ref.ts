/** An indirect object; `end` writes it. */
export interface Ref {
  readonly id: number;
  readonly data: Record<string, unknown>;
  end(content?: Uint8Array): void;
  /** `12 0 R` */
  toString(): string;
}
