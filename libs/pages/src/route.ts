import { parseMark, type CopyMark } from '@signatory/contract';
/** How a reader looks at a matrix; all of it lives in the URL. */
export interface MatrixView {
  /** Absent: the matrix on a wide screen, the list on a narrow one. */
  readonly view: 'auto' | 'matrix' | 'list' | 'ranking';
  /** A pillar's code, or null for all. */
  readonly pillar: string | null;
  readonly order: 'plan' | 'highest' | 'lowest';
  /** The scores to show; empty for all. */
  readonly show: readonly ScoreFilter[];
  /** The cell whose detail is open: member code and commitment id. */
  readonly cell: { readonly member: string; readonly commitment: string } | null;
  /** The code of the member to be found in the ranking or alone in the list, or null. */
  readonly member: string | null;
  /** Which part of what is too large for one page, from 1; null for the first, or for that of the open cell or the member. */
  readonly part: number | null;
}

export const SCORE_FILTERS = ['full', 'partial', 'none', 'gap'] as const;
/** `gap`: N/A and no data. */
export type ScoreFilter = (typeof SCORE_FILTERS)[number];

export type PageRoute =
  | { readonly page: 'results' }
  | { readonly page: 'matrix'; readonly cycle: string; readonly view: MatrixView; readonly fragment: 'detail' | null }
  | { readonly page: 'member'; readonly cycle: string; readonly member: string }
  /** Of many members `part` is shown, from 1, or `member` alone. */
  | {
      readonly page: 'commitment';
      readonly cycle: string;
      readonly commitment: string;
      readonly member?: string;
      readonly part?: number;
    }
  /** What the plan answers to in other frameworks. */
  | { readonly page: 'alignments'; readonly cycle: string }
  | { readonly page: 'corrections'; readonly cycle: string }
  | { readonly page: 'rules'; readonly plan: string | null; readonly words: string; readonly severity: string }
  /** `base`: the year from which on trends are shown, `member`: the only one to show; null for all. */
  | { readonly page: 'trends'; readonly base: string | null; readonly member: string | null }
  | { readonly page: 'method' }
  | { readonly page: 'accessibility' }
  /** `hash`: what the reader asks about, as it was written; empty without a question. `copy`: what a marked copy of it says. */
  | { readonly page: 'verify'; readonly hash: string; readonly copy?: CopyMark }
  | { readonly page: 'not-found' };

export const WHOLE_VIEW: MatrixView = {
  view: 'auto',
  pillar: null,
  order: 'plan',
  show: [],
  cell: null,
  member: null,
  part: null,
};

/** The public page behind a path and its query; an unknown one is `not-found`. Unknown query values are left out. */
export function parseRoute(pathAndQuery: string): PageRoute {
  const { pathname, searchParams } = new URL(pathAndQuery, 'http://site.invalid');
  const [first = '', cycle, kind, id, ...rest] = pathname.split('/').filter(Boolean).map(decode);
  if (rest.length > 0) return { page: 'not-found' };
  if (cycle === undefined) {
    if (first === '' || first === 'results') return { page: 'results' };
    if (first === 'rules') return { page: 'rules', plan: null, words: '', severity: '' };
    if (first === 'verify') {
      const copy = parseMark(searchParams.get('copy') ?? '');
      return { page: 'verify', hash: (searchParams.get('hash') ?? '').trim().slice(0, 200), ...(copy && { copy }) };
    }
    if (first === 'trends')
      return {
        page: 'trends',
        base: /^\d{4}$/.exec(searchParams.get('base') ?? '')?.[0] ?? null,
        member: searchParams.get('member') || null,
      };
    return first === 'method' || first === 'accessibility' ? { page: first } : { page: 'not-found' };
  }
  if (first === 'rules' && kind === undefined)
    return {
      page: 'rules',
      plan: cycle,
      words: (searchParams.get('q') ?? '').slice(0, 200),
      severity: searchParams.get('severity') ?? '',
    };
  if (first !== 'results') return { page: 'not-found' };
  if (kind === undefined) {
    return {
      page: 'matrix',
      cycle,
      view: parseView(searchParams),
      fragment: searchParams.get('fragment') === 'detail' ? 'detail' : null,
    };
  }
  if ((kind === 'corrections' || kind === 'alignments') && id === undefined) return { page: kind, cycle };
  if (kind === 'members' && id !== undefined) return { page: 'member', cycle, member: id };
  if (kind === 'commitments' && id !== undefined)
    return { page: 'commitment', cycle, commitment: id, ...parsePart(searchParams) };
  return { page: 'not-found' };
}

/** The path of a route, without the query. */
export function writePath(route: PageRoute): string {
  switch (route.page) {
    case 'results':
      return '/results';
    case 'matrix':
      return `/results/${encodeURIComponent(route.cycle)}`;
    case 'member':
      return `/results/${encodeURIComponent(route.cycle)}/members/${encodeURIComponent(route.member)}`;
    case 'commitment':
      return `/results/${encodeURIComponent(route.cycle)}/commitments/${encodeURIComponent(route.commitment)}`;
    case 'alignments':
    case 'corrections':
      return `/results/${encodeURIComponent(route.cycle)}/${route.page}`;
    case 'rules':
      return route.plan === null ? '/rules' : `/rules/${encodeURIComponent(route.plan)}`;
    case 'trends':
    case 'method':
    case 'accessibility':
    case 'verify':
      return `/${route.page}`;
    case 'not-found':
      return '/';
  }
}

/** The query of a matrix view; what is the default is left out. */
export function writeView(view: MatrixView): URLSearchParams {
  const query = new URLSearchParams();
  if (view.view !== 'auto') query.set('view', view.view);
  if (view.pillar !== null) query.set('pillar', view.pillar);
  if (view.order !== 'plan') query.set('order', view.order);
  for (const score of view.show) query.append('show', score);
  if (view.cell) query.set('cell', `${view.cell.member}.${view.cell.commitment}`);
  if (view.member !== null && hasMember(view)) query.set('member', view.member);
  if (view.part !== null) query.set('part', String(view.part));
  return query;
}

/** Whether a view leads to one member. */
export function hasMember({ view }: MatrixView): boolean {
  return view === 'ranking' || view === 'list';
}

function parsePart(query: URLSearchParams): { readonly member?: string; readonly part?: number } {
  const member = query.get('member');
  const part = partOf(query);
  return { ...(member && { member }), ...(part !== null && { part }) };
}

function partOf(query: URLSearchParams): number | null {
  return Number(/^[1-9]\d{0,3}$/.exec(query.get('part') ?? '')?.[0]) || null;
}

function parseView(query: URLSearchParams): MatrixView {
  const cell = /^([^.]+)\.(.+)$/.exec(query.get('cell') ?? '');
  return {
    view: oneOf(query.get('view'), ['matrix', 'list', 'ranking'] as const) ?? 'auto',
    pillar: query.get('pillar') || null,
    order: oneOf(query.get('order'), ['highest', 'lowest'] as const) ?? 'plan',
    show: SCORE_FILTERS.filter((score) => query.getAll('show').includes(score)),
    cell: cell?.[1] && cell[2] ? { member: cell[1], commitment: cell[2] } : null,
    member: query.get('member') || null,
    part: partOf(query),
  };
}

function oneOf<T extends string>(value: string | null, allowed: readonly T[]): T | null {
  return allowed.find((each) => each === value) ?? null;
}

/** A broken escape in a path must give 404, never an exception. */
function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
