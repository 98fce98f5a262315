import {
  type ActionClass,
  type Adoption,
  type Codebook,
  type CodeList,
  type ConflictGroup,
  type Member,
  type Method,
  type Mirror,
  type Pillar,
  type Plan,
  plainText,
  type Source,
} from '@signatory/domain';
import type { Found } from '../file/plan-file.js';
import { buildCommitment, readProvenance } from './build-commitment.js';
import { asList, asNumber, asRaw, asString, asWord, given } from './raw.js';
import { readCodeLists, readText } from './texts.js';

/** Builds the plan that a file means, as far as it can be read, and what its author should know about defaults taken. */
export function buildPlan(data: unknown): { plan: Plan; found: Found[] } {
  const raw = asRaw(data);
  const adopted = readAdoption(raw['adopted']);
  const built = asList(raw['commitments']).map((commitment, place) =>
    buildCommitment(commitment, ['commitments', place], adopted.document),
  );
  const title = readText(raw['title']) ?? plainText('');
  const plan: Plan = {
    id: asString(raw['plan']) ?? '',
    version: asNumber(raw['version']) ?? 1,
    title,
    shortTitle: readText(raw['shortTitle']) ?? title,
    adopted,
    sources: asList(raw['sources']).map(readSource),
    members: asList(raw['members']).map(readMember),
    conflictGroups: asList(raw['conflictGroups']).map(readConflictGroup),
    pillars: asList(raw['pillars']).map((pillar) => readPillar(pillar, adopted.document)),
    commitments: built.map(({ commitment }) => commitment),
    disaggregations: readCodeLists(raw['disaggregations']),
    lists: readLists(raw),
    ...(raw['mirrors'] === undefined ? {} : { mirrors: asList(raw['mirrors']).map(readMirror) }),
    ...readReview(raw['review']),
    ...(raw['codebook'] === undefined ? {} : { codebook: readCodebook(raw['codebook']) }),
    ...(raw['deskSources'] === undefined ? {} : { deskSources: asList(raw['deskSources']).map(readSource) }),
    method: readMethod(raw['method']),
  };
  return { plan, found: built.flatMap(({ found }) => found) };
}

/** The plan's closed lists and those that stand at a commitment, in one table; a code given twice is told by the lint. */
function readLists(raw: Readonly<Record<string, unknown>>): CodeList[] {
  return [raw, ...asList(raw['commitments']).map(asRaw)].flatMap(({ lists }) => readCodeLists(lists));
}

function readAdoption(value: unknown): Adoption {
  const raw = asRaw(value);
  return {
    date: asString(raw['date']) ?? '',
    place: asString(raw['place']) ?? '',
    document: asString(raw['document']) ?? '',
  };
}

function readSource(value: unknown): Source {
  const raw = asRaw(value);
  return {
    code: asString(raw['code']) ?? '',
    title: asString(raw['title']) ?? '',
    publisher: asString(raw['publisher']) ?? '',
    ...given({ url: asString(raw['url']), published: asString(raw['published']), accessed: asString(raw['accessed']) }),
  };
}

function readMember(value: unknown): Member {
  const raw = asRaw(value);
  const code = asString(raw['code']) ?? '';
  return {
    code,
    name: readText(raw['name']) ?? plainText(code),
    abbreviation: asString(raw['abbreviation']) ?? code,
    kind: asWord(raw['kind'], ['country', 'organisation']) ?? 'country',
  };
}

function readConflictGroup(value: unknown): ConflictGroup {
  const raw = asRaw(value);
  return {
    code: asString(raw['code']) ?? '',
    members: asList(raw['members']).flatMap((member) => asString(member) ?? []),
  };
}

function readPillar(value: unknown, document: string): Pillar {
  const raw = asRaw(value);
  const provenance = readProvenance(raw['provenance']) ?? { kind: 'paraphrase', source: document };
  const heading = readText(raw['heading'], provenance);
  return {
    code: asString(raw['code']) ?? '',
    name: readText(raw['name'], provenance) ?? plainText(''),
    ...(heading ? { heading } : {}),
    provenance,
  };
}

function readMirror(value: unknown): Mirror {
  const raw = asRaw(value);
  return {
    code: asString(raw['code']) ?? '',
    severity: asWord(raw['severity'], ['INFO', 'WARNING']) ?? 'WARNING',
    sent: asString(raw['sent']) ?? '',
    received: asString(raw['received']) ?? '',
    partners: asString(raw['partners']) ?? '',
    tolerance: asString(raw['tolerance']) ?? '0',
  };
}

// Left out unless written: the hash of a plan that was adopted before holds.
function readReview(value: unknown): Pick<Plan, 'review'> {
  const approvals = asNumber(asRaw(value)['approvals']);
  return approvals === undefined ? {} : { review: { approvals } };
}

function readCodebook(value: unknown): Codebook {
  const raw = asRaw(value);
  const classOf = (name: ActionClass): Codebook['classes'][ActionClass] => {
    const { definition, examples } = asRaw(raw[name]);
    return {
      definition: readText(definition) ?? plainText(''),
      examples: asList(examples).flatMap((example) => readText(example) ?? []),
    };
  };
  return {
    version: asString(raw['version']) ?? '1',
    classes: { strong: classOf('strong'), weak: classOf('weak'), countervailing: classOf('countervailing') },
  };
}

function readSample(value: unknown): Method['sample'] {
  const raw = asRaw(value);
  const share = asString(raw['share']);
  return share === undefined ? undefined : { share, seed: asString(raw['seed']) ?? '' };
}

function readMethod(value: unknown): Method {
  const raw = asRaw(value);
  return {
    version: asString(raw['version']) ?? '1',
    na: asWord(raw['na'], ['exclude', 'as-zero']) ?? 'exclude',
    ties: asWord(raw['ties'], ['competition', 'dense']) ?? 'competition',
    overall: asWord(raw['overall'], ['commitments', 'pillars']) ?? 'commitments',
    ranking: asWord(raw['ranking'], ['none', 'bands', 'ranks']) ?? 'ranks',
    silence: asWord(raw['silence'], ['exclude', 'desk']) ?? 'desk',
    doubleScoring: asWord(raw['doubleScoring'], ['all', 'sample']) ?? 'all',
    rankedFrom: asString(raw['rankedFrom']) ?? '0.8',
    replyDays: asNumber(raw['replyDays']) ?? 14,
    // Settings that plans could not have from the first are left out unless written: the hash of an adopted plan holds.
    ...given({
      agreementFrom: asNumber(raw['agreementFrom']),
      comparableFrom: asString(raw['comparableFrom']),
      organisations: asWord(raw['organisations'], ['counted', 'apart'] as const),
      sample: readSample(raw['sample']),
      adoption: asWord(raw['adoption'], ['none', 'note', 'silence'] as const),
      silenceDays: asNumber(raw['silenceDays']),
    }),
  };
}
