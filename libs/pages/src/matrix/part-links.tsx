import type { ReactNode } from 'react';
import { NextPartLink, PartNav } from '../kit/part-nav.js';
import type { PageContext } from '../page-context.js';
import type { MatrixView } from '../route.js';
import type { MatrixPart } from './cut-matrix.js';

interface PartProps {
  readonly part: MatrixPart;
  readonly cycle: string;
  readonly view: MatrixView;
  readonly page: PageContext;
}

/** The ways to the parts of a large matrix, each by its rows; nothing where it is whole. */
export function PartLinks(props: PartProps & { readonly base: string }): ReactNode {
  return <PartNav {...describeParts(props)} label={props.page.say('matrix.parts')} whole={wholeAddress(props)} />;
}

/** Under a part, the way to the next; nothing under the last. */
export function NextPart(props: PartProps): ReactNode {
  return <NextPartLink {...describeParts(props)} />;
}

function describeParts(props: PartProps) {
  const { part, page } = props;
  return {
    names: part.parts.map((_, at) => namePart(at + 1, props)),
    at: part.at,
    linkTo: (at: number) => linkTo(at, props),
    page,
  };
}

function linkTo(at: number, { cycle, view, page }: PartProps): string {
  return `${page.link({ page: 'matrix', cycle, view: { ...view, part: at, cell: null }, fragment: null })}#matrix-heading`;
}

/** Where the matrix begins in the same view, whole part by part. */
function wholeAddress({ cycle, view, page, base }: PartProps & { readonly base: string }): string {
  return base + page.link({ page: 'matrix', cycle, view: { ...view, part: null, cell: null }, fragment: null });
}

/** By its first and last commitment; in another order than the plan's those bound nothing, and it is named by its places. */
function namePart(at: number, { part: { parts }, view, page }: PartProps): string {
  const rows = parts[at - 1] ?? [];
  if (view.order === 'plan')
    return page.say('matrix.part', { first: rows[0]?.code ?? '', last: rows.at(-1)?.code ?? '' });
  const before = parts.slice(0, at - 1).flat().length;
  return page.say('matrix.part.places', { from: before + 1, to: before + rows.length, count: parts.flat().length });
}
