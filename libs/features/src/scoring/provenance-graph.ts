import type { CitedLink, DoerView, PageCopyView, WhyEntry, WhyView } from '@signatory/contract';
import type { LocalText } from '@signatory/domain';

const link = (id: string) => ({ '@id': id, '@type': '@id' });
const instant = (id: string) => ({ '@id': id, '@type': 'xsd:dateTime' });
const day = (id: string) => ({ '@id': id, '@type': 'xsd:date' });

/** Written out in the document, so that nobody has to fetch a context to read it. */
export const CONTEXT = {
  prov: 'http://www.w3.org/ns/prov#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  dcterms: 'http://purl.org/dc/terms/',
  schema: 'https://schema.org/',
  oa: 'http://www.w3.org/ns/oa#',
  wasDerivedFrom: link('prov:wasDerivedFrom'),
  alternateOf: link('prov:alternateOf'),
  wasGeneratedBy: link('prov:wasGeneratedBy'),
  wasAttributedTo: link('prov:wasAttributedTo'),
  wasAssociatedWith: link('prov:wasAssociatedWith'),
  used: link('prov:used'),
  value: 'prov:value',
  generatedAtTime: instant('prov:generatedAtTime'),
  endedAtTime: instant('prov:endedAtTime'),
  title: 'dcterms:title',
  description: 'dcterms:description',
  identifier: 'dcterms:identifier',
  publisher: 'dcterms:publisher',
  published: day('dcterms:issued'),
  happened: day('dcterms:date'),
  accessed: day('schema:lastReviewed'),
  page: link('schema:url'),
  sha256: 'schema:sha256',
  quote: 'oa:exact',
  role: 'schema:roleName',
  name: 'schema:name',
} as const;

type Scalar = string | number | boolean;
type Text = { readonly '@value': string; readonly '@language': string };

export interface ProvenanceNode {
  readonly '@id': string;
  readonly '@type': string | readonly string[];
  readonly [property: string]: Scalar | readonly (string | Text)[];
}

/** PROV-O as JSON-LD. */
export interface ProvenanceDocument {
  readonly '@context': typeof CONTEXT;
  readonly '@graph': readonly ProvenanceNode[];
}

type Properties = Readonly<Record<string, Scalar | readonly (string | Text)[]>>;

const SYSTEM: DoerView = { role: 'system', n: null, name: null };

/** What a reader sees, as nodes named under one address. */
export class Graph {
  private readonly byId = new Map<string, ProvenanceNode>();

  constructor(private readonly address: string) {}

  get nodes(): ProvenanceNode[] {
    return [...this.byId.values()];
  }

  add(name: string, type: string | readonly string[], properties: Properties): string {
    const id = this.idOf(name);
    const said = Object.entries(properties).filter(([, value]) => !(Array.isArray(value) && value.length === 0));
    if (!this.byId.has(id)) this.byId.set(id, { '@id': id, '@type': type, ...Object.fromEntries(said) });
    return id;
  }

  private idOf(name: string): string {
    return `${this.address}#${encodeURIComponent(name)}`;
  }

  /** One agent for each role and person that the reader can tell apart. */
  agent({ role, n, name }: DoerView): string {
    const id = [role, ...(n === null ? [] : [n]), ...(name === null ? [] : [name])].join('-');
    if (role === 'system') return this.add(id, 'prov:SoftwareAgent', { role });
    const type = name === null ? 'prov:Agent' : ['prov:Agent', 'prov:Person'];
    return this.add(id, type, { role, ...(name === null ? {} : { name }) });
  }

  member(code: string): string {
    return this.add(`member-${code}`, ['prov:Agent', 'prov:Organization'], { identifier: code });
  }

  certified(member: string, { version, sha256, at, by }: NonNullable<WhyView['submission']>): string {
    const certifying = this.add(`certifying-${version}`, 'prov:Activity', {
      endedAtTime: at,
      wasAssociatedWith: [this.agent(by)],
    });
    return this.add(`submission-${version}`, 'prov:Entity', {
      sha256,
      generatedAtTime: at,
      wasGeneratedBy: [certifying],
      wasAttributedTo: [this.member(member), this.agent(by)],
    });
  }

  /** An approved value: of the submission and its evidence, made what it is by a review. */
  entry(why: WhyView, entry: WhyEntry, report: string | null): string {
    const { indicator, decided, saved } = entry;
    const name = nameOf(entry);
    const calculated = this.calculated(why, entry, report);
    const evidence = entry.evidence.map((piece) =>
      this.add(`evidence-${piece.id}`, 'prov:Entity', {
        title: piece.title,
        ...defined({
          publisher: piece.publisher,
          quote: piece.quote,
          sha256: piece.file,
          published: piece.published,
          happened: piece.happened,
          accessed: piece.accessed,
        }),
        ...(piece.url === undefined ? {} : { page: [piece.url] }),
        ...(piece.copy ? { alternateOf: [this.copied(piece.id, piece.copy)] } : {}),
        wasAttributedTo: [this.member(why.member)],
      }),
    );
    const reviewing =
      decided &&
      this.add(`reviewing-${name}`, 'prov:Activity', {
        endedAtTime: decided.at,
        used: [...(report === null ? [] : [report]), ...evidence],
        wasAssociatedWith: [this.agent(decided.by)],
      });
    const id = this.add(`entry-${name}`, 'prov:Entity', {
      title: textOf(entry.question),
      identifier: indicator,
      ...(entry.value === null ? {} : { value: valueOf(entry.value) }),
      ...(entry.rationale === null ? {} : { description: spoken(entry.rationale, entry.rationaleLanguage) }),
      wasDerivedFrom: [
        ...(report === null || entry.assessor ? [] : [report]),
        ...evidence,
        ...(calculated ? calculated.inputs : []),
      ],
      wasGeneratedBy: [...(calculated ? [calculated.activity] : []), ...(reviewing ? [reviewing] : [])],
      wasAttributedTo: entry.assessor
        ? decided
          ? [this.agent(decided.by)]
          : []
        : [this.member(why.member), ...(calculated ? [this.agent(SYSTEM)] : saved ? [this.agent(saved.by)] : [])],
    });
    this.rules(why, entry, id);
    return id;
  }

  /** What was kept of a cited page, as it was when it was read. */
  private copied(piece: string, { sha256, address, takenAt }: PageCopyView): string {
    const reading = this.add(`reading-${piece}`, 'prov:Activity', {
      endedAtTime: takenAt,
      wasAssociatedWith: [this.agent(SYSTEM)],
    });
    return this.add(`copy-${piece}`, 'prov:Entity', {
      sha256,
      page: [address],
      generatedAtTime: takenAt,
      wasGeneratedBy: [reading],
    });
  }

  /** The working out of a calculated entry, and each value in it: the entry itself where it is in the view, whole. */
  private calculated(
    why: WhyView,
    { calculation, saved, ...entry }: WhyEntry,
    report: string | null,
  ): { activity: string; inputs: string[] } | null {
    if (!calculation) return null;
    const name = nameOf(entry);
    const inputs = calculation.inputs.map((input) => {
      const whole = input.cycle === 'now' && input.cell === null;
      const shown = whole && why.entries.find((each) => each.indicator === input.indicator && !each.withheld);
      if (shown) return this.idOf(`entry-${nameOf(shown)}`);
      return this.add(`input-${name}-${input.name}`, 'prov:Entity', {
        identifier: input.name,
        title: input.label,
        ...(input.value === null ? { description: input.status } : { value: input.value }),
        wasDerivedFrom: report === null || input.cycle !== 'now' ? [] : [report],
        wasAttributedTo: [this.member(why.member)],
      });
    });
    const activity = this.add(`calculating-${name}`, 'prov:Activity', {
      description: calculation.expression,
      ...(saved ? { endedAtTime: saved.at } : {}),
      used: inputs,
      wasAssociatedWith: [this.agent(SYSTEM)],
    });
    return { activity, inputs };
  }

  /** A page that is cited, under its address: the same page is one thing, whoever cites it, and other words of it another. */
  cited({ title, url, publisher, published, accessed, quote }: CitedLink): string {
    const said = defined({ publisher, published, accessed, quote });
    return this.add(`cited-${url}${quote ? ` ${quote}` : ''}`, 'prov:Entity', { title, page: [url], ...said });
  }

  /** Something the member did, made what it counts for by being classed. */
  action(member: string, { id: own, evidence, classed, ...action }: WhyView['actions'][number]): string {
    const pieces = evidence.map(({ n, title, url, file, publisher, quote, published, happened, accessed }) =>
      this.add(`action-${own}-evidence-${n}`, 'prov:Entity', {
        title,
        ...defined({ publisher, quote, sha256: file, published, happened, accessed }),
        ...(url === undefined ? {} : { page: [url] }),
      }),
    );
    const classing =
      classed &&
      this.add(`classing-${own}`, 'prov:Activity', {
        description: action.codebook,
        endedAtTime: classed.at,
        used: pieces,
        wasAssociatedWith: [this.agent(classed.by)],
      });
    return this.add(`action-${own}`, 'prov:Entity', {
      title: textOf(action.text),
      happened: action.happened,
      value: action.class ?? action.state,
      wasDerivedFrom: pieces,
      wasGeneratedBy: classing ? [classing] : [],
      wasAttributedTo: [this.member(member), this.agent(action.brought.by)],
    });
  }

  /** One search of a public source where the member is silent. */
  search({ by, title, query, outcome, note, at }: WhyView['searches'][number], place: number): string {
    const agent = this.agent(by);
    const searching = this.add(`searching-${place + 1}`, 'prov:Activity', {
      title: query,
      endedAtTime: at,
      wasAssociatedWith: [agent],
    });
    return this.add(`search-${place + 1}`, 'prov:Entity', {
      title,
      value: outcome,
      ...(note === null ? {} : { description: note }),
      generatedAtTime: at,
      wasGeneratedBy: [searching],
      wasAttributedTo: [agent],
    });
  }

  private rules({ run, member }: WhyView, { indicator, rules }: WhyEntry, entry: string): void {
    if (!run) return;
    const ruleSet = this.add('rules', ['prov:Entity', 'prov:Plan'], { sha256: run.ruleSet });
    const validation = this.add('validation', 'prov:Activity', {
      identifier: run.id,
      used: [ruleSet],
      ...(run.at === null ? {} : { endedAtTime: run.at }),
      wasAssociatedWith: [this.agent(SYSTEM)],
    });
    rules.forEach(({ rule, outcome, message, justification }, place) => {
      const found = this.add(`outcome-${indicator}-${place + 1}`, 'prov:Entity', {
        identifier: rule,
        value: outcome,
        ...(message === null ? {} : { description: message }),
        wasDerivedFrom: [entry],
        wasGeneratedBy: [validation],
      });
      if (justification)
        this.add(`justification-${indicator}-${place + 1}`, 'prov:Entity', {
          description:
            justification.language === null
              ? justification.text
              : [{ '@value': justification.text, '@language': justification.language }],
          generatedAtTime: justification.at,
          wasDerivedFrom: [found],
          wasAttributedTo: [this.member(member)],
        });
    });
  }
}

export function textOf({ texts }: LocalText): Text[] {
  return Object.entries(texts).map(([language, { text }]) => ({ '@value': text, '@language': language }));
}

/** Words of which it is perhaps known in which language they are. */
export function spoken(text: string, language: string | null): string | Text[] {
  return language === null ? text : [{ '@value': text, '@language': language }];
}

/** Of an entry as it stood at its version. */
function nameOf({ indicator, version }: Pick<WhyEntry, 'indicator' | 'version'>): string {
  return `${indicator}${version === null ? '' : `-${version}`}`;
}

/** A list by the keys of its items. */
function valueOf(value: NonNullable<WhyEntry['value']>): Scalar | readonly string[] {
  return typeof value === 'object' ? value.map(({ key }) => key) : value;
}

function defined(values: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).filter((each): each is [string, string] => each[1] !== undefined));
}
