interface Named {
  readonly id: string;
  readonly values?: readonly { readonly id?: string; readonly value?: string }[];
}
export interface DataMessage {
  readonly meta: { readonly test: boolean };
  readonly data: {
    readonly structures: readonly [
      {
        readonly dimensions: { readonly observation: readonly Named[] };
        readonly measures: { readonly observation: readonly [Named] };
        readonly attributes: { readonly dimensionGroup?: readonly Named[]; readonly observation: readonly Named[] };
      },
    ];
    readonly dataSets: readonly [
      {
        readonly dimensionGroupAttributes?: Readonly<Record<string, unknown[]>>;
        readonly observations: Readonly<Record<string, unknown[]>>;
      },
    ];
  };
}

/** The observations of a message, read back as a table is that has a column for each component. */
export function readMessage(json: string): Record<string, string>[] {
  const { structures, dataSets } = (JSON.parse(json) as DataMessage).data;
  const [{ dimensions, measures, attributes }] = structures;
  const [{ observations, dimensionGroupAttributes = {} }] = dataSets;
  const read = ({ values }: Named, written: unknown): string => {
    if (written === null || written === undefined) return '';
    const found = values?.[Number(written)];
    return values ? (found?.id ?? found?.value ?? '') : JSON.stringify(written).replaceAll('"', '');
  };
  return Object.entries(observations).map(([key, written]) => {
    const places = key.split(':');
    const own = [measures.observation[0], ...attributes.observation];
    const row: [string, string][] = [
      ...dimensions.observation.map((each, at): [string, string] => [each.id, read(each, places[at])]),
      ...own.map((each, at): [string, string] => [each.id, read(each, written[at])]),
      ...(attributes.dimensionGroup ?? []).map((each, at): [string, string] => {
        const group = Object.entries(dimensionGroupAttributes).find(([partial]) =>
          partial.split(':').every((place, position) => place === '' || place === places[position]),
        );
        return [each.id, read(each, group?.[1][at])];
      }),
    ];
    return Object.fromEntries(row);
  });
}

/** As a reader undoes `writeCode`. */
export function readCode(written: string): string {
  return written
    .replaceAll('@', '.')
    .replaceAll(/\$([0-9A-F]+)\$/g, (_, digits: string) => String.fromCodePoint(Number.parseInt(digits, 16)));
}

export function readLines(csv: string): Record<string, string>[] {
  const [head = '', ...lines] = csv.trimEnd().split('\r\n');
  const names = head.split(',');
  return lines.map((line) => {
    const fields = line.split(',');
    return Object.fromEntries(names.map((name, at) => [name, fields[at] ?? '']));
  });
}
