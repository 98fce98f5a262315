/** Objects of one stream: a reader unpacks all of them to read one. */
const MOST = 250;

/** Where such an object is: the stream's number, and its own place in it. */
export interface ObjectPlace {
  readonly stream: number;
  readonly index: number;
}

/** What an object stream is made of: the first object begins at `first` of its bytes. */
export interface PackedObjects {
  readonly count: number;
  readonly first: number;
  readonly bytes: Uint8Array;
}

/**
 * Small objects, gathered into streams that are compressed: a tagged report has an element for each cell, and they are alike.
 * Each by itself they were two thirds of a file.
 */
export class ObjectStreams {
  private readonly streams: number[] = [];
  /** By the object's number. */
  private readonly places = new Map<number, number>();
  private count = 0;
  private heads = '';
  private bodies = '';

  /** `write`: takes a stream over, and answers its number. */
  constructor(private readonly write: (packed: PackedObjects) => number) {}

  add(id: number, text: string): void {
    // As one number, for there are hundreds of thousands.
    this.places.set(id, this.streams.length * MOST + this.count);
    this.heads += `${id} ${this.bodies.length} `;
    this.bodies += `${text}\n`;
    this.count += 1;
    if (this.count === MOST) this.flush();
  }

  /** Writes those that wait. */
  flush(): void {
    const { count, heads, bodies } = this;
    if (count === 0) return;
    [this.count, this.heads, this.bodies] = [0, '', ''];
    this.streams.push(this.write({ count, first: heads.length, bytes: Buffer.from(heads + bodies, 'latin1') }));
  }

  placeOf(id: number): ObjectPlace | undefined {
    const place = this.places.get(id);
    const stream = place === undefined ? undefined : this.streams[Math.floor(place / MOST)];
    return place === undefined || stream === undefined ? undefined : { stream, index: place % MOST };
  }
}
