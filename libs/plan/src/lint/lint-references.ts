import { nearest } from '@signatory/rules';
import { faultWords, nearValues, type FaultWords, type ItemProvenance } from '@signatory/domain';
import type { Found } from '../file/plan-file.js';
import type { Path } from '../problem.js';
import { error, warning, type Lint } from './lint-context.js';

/** Codes that point at nothing: pillars, members, lists, disaggregations, sources, indicators. */
export const lintReferences: Lint = ({ plan, indicators, lists, disaggregations, isBroken }) => {
  const codesOf = (things: readonly { readonly code: string }[]) => things.map(({ code }) => code);
  const members = codesOf(plan.members);
  const pillars = codesOf(plan.pillars);
  const { document } = plan.adopted;
  // Whose words nobody states are the adopted document's, by its own name.
  const sources = [...codesOf(plan.sources), ...(document === '' ? [] : [document])];
  const listCodes = lists.map(({ list }) => list.code);
  const dimensions = disaggregations.map(({ list }) => list.code);
  const names = indicators.map(({ indicator }) => indicator.code);
  return [
    ...plan.conflictGroups.flatMap((group, g) =>
      group.members.flatMap((member, m) => find('member', member, members, ['conflictGroups', g, 'members', m])),
    ),
    ...plan.pillars.flatMap(({ provenance }, p) => findSource(provenance, sources, ['pillars', p, 'provenance'])),
    ...plan.commitments.flatMap((commitment, c): Found[] => {
      const path: Path = ['commitments', c];
      const own = commitment.indicators.map(({ code }) => code);
      return [
        ...findPillar(commitment, pillars, path),
        ...findSource(commitment.provenance, sources, [...path, 'provenance']),
        ...Object.keys(commitment.applies.members).flatMap((member) =>
          find('member', member, members, [...path, 'applies', member]),
        ),
        ...commitment.rules.flatMap(({ on }, r) => {
          const at = [...path, 'rules', r, 'on'];
          if (on === '' || isBroken(at)) return [];
          if (names.includes(on) && !own.includes(on))
            return [warning('reference', at, faultWords('plan.rule-elsewhere', { indicator: on }))];
          return find('indicator', on, names, at);
        }),
        ...commitment.rules.flatMap(({ on, each }, r) => {
          const at = [...path, 'rules', r, 'each'];
          const by = indicators.find(({ indicator }) => indicator.code === on)?.indicator.by;
          return each === undefined || !by || isBroken(at) ? [] : find('disaggregation', each, by, at);
        }),
      ];
    }),
    ...indicators.flatMap(({ indicator, path }): Found[] => [
      ...indicator.by.flatMap((dimension, place) =>
        find('disaggregation', dimension, dimensions, [...path, 'by', place]),
      ),
      ...(indicator.items ? find('list', indicator.items.key, listCodes, [...path, 'items', 'key']) : []),
    ]),
    ...lists
      .filter(({ list, path }) => list.codes.length === 0 && !isBroken(path))
      .map(({ list, path }) => warning('declaration', path, faultWords('plan.list-empty', { list: list.code }))),
  ];
};

function find(what: string, code: string, known: readonly string[], path: Path): Found[] {
  return known.includes(code) ? [] : [error('reference', path, referenceWords(what, code, known))];
}

/** What is said of a code that points at nothing; `what` is a key of `PLACES`. */
export function referenceWords(what: string, code: string, known: readonly string[]): FaultWords {
  return faultWords('plan.reference', {
    what,
    code,
    ...nearValues(nearest(code, known)),
    isListed: known.length > 0 ? 'yes' : 'no',
    known: shorten(known),
    place: PLACES[what] ?? what,
  });
}

const PLACES: Readonly<Record<string, string>> = {
  member: 'members',
  disaggregation: 'disaggregations',
  list: 'lists',
  pillar: 'pillars',
  indicator: 'indicators',
  source: 'sources',
};

function shorten(codes: readonly string[]): string {
  return codes.length > 12 ? `${codes.slice(0, 12).join(', ')}, … (${codes.length})` : codes.join(', ');
}

function findPillar(
  { code, pillar }: { readonly code: string; readonly pillar: string | null },
  pillars: readonly string[],
  path: Path,
): Found[] {
  if (pillar !== null) return find('pillar', pillar, pillars, [...path, 'pillar']);
  if (pillars.length === 0) return [];
  return [error('reference', path, faultWords('plan.no-pillar', { commitment: code, pillars: pillars.join(', ') }))];
}

/** A source is a code of the plan's sources, or a name in words; a single word that is no code is a slip. */
function findSource({ source }: ItemProvenance, sources: readonly string[], path: Path): Found[] {
  if (sources.includes(source) || source === '' || /\s/.test(source)) return [];
  return find('source', source, sources, [...path, 'source']);
}
