import type { ReleaseDocument, ReleaseTables } from '@signatory/contract';
import { messages } from '@signatory/texts';
import { chapterParts } from './chapter-content.js';
import { TEXT_WIDTH, type Cell, type Part, type Report, type Table } from './parts.js';

type Mean = ReleaseTables['overall'];
type Commitments = ReleaseDocument['plan']['commitments'];

const say = messages('en');
const GROUNDS = { '1': '#0e6a6e', '0': '#efe5c8', '-1': '#e8905c' } as const;
const SIGNS = { '1': '+1', '0': '0', '-1': '−1' } as const;

const MEAN_HEAD = [say('mean.average'), say('mean.percent'), say('pdf.distributionShort')];
const READING = [
  'pdf.read.lead',
  'pdf.read.scoresWords',
  'pdf.read.naExclude',
  'pdf.read.averagesWords',
  'mean.percentExplained',
  'pdf.read.tiesCompetition',
  'rank.intervalExplained',
  'pdf.read.limit1',
  'pdf.read.limit2',
] as const;

/** The report in its order, from the same document: commitments, matrix, members, averages, a part for each pillar, and the chapters. */
export function contentOf(document: ReleaseDocument): Report {
  const head = document.title.texts[document.title.original]?.text ?? '';
  const issue = say('pdf.issue', { title: head, number: document.number, date: '24 November 2026' });
  return { parts: partsOf(document), head, foot: `${say('mark.illustrative')}  ${issue}` };
}

function partsOf(document: ReleaseDocument): Part[] {
  const { plan, tables } = document;
  const text = ({ original, texts }: (typeof document)['title']): string => texts[original]?.text ?? '';
  const titled = (key: Parameters<typeof say>[0]): Part => ({
    kind: 'heading',
    level: 1,
    text: say(key),
    newPage: true,
  });
  const commitmentMeans = new Map(tables.commitments.map((mean) => [mean.commitment, mean]));
  const memberMeans = new Map(tables.members.map((mean) => [mean.member, mean]));
  const scores = new Map(document.scores.map((score) => [`${score.commitment} ${score.member}`, score]));

  const scoreOf = (commitment: string, member: string): Cell => {
    const { kind, value } = scores.get(`${commitment} ${member}`) ?? { kind: 'no-data', value: null };
    if (kind !== 'score' || value === null)
      return { text: say(kind === 'not-asked' ? 'score.sign.notAsked' : 'pdf.sign.noData') };
    return { text: SIGNS[`${value}`], ground: GROUNDS[`${value}`] };
  };
  const memberAverages: Cell[] = [
    { text: say('term.memberAverage'), strong: true },
    ...plan.members.map(({ code }) => ({ text: averageOf(memberMeans.get(code)), strong: true })),
    { text: averageOf(tables.overall), strong: true },
  ];
  const matrix = (commitments: Commitments): Table => {
    const width = (TEXT_WIDTH - 122 - 36) / plan.members.length;
    return {
      kind: 'table',
      widths: [122, ...plan.members.map(() => width), 36],
      head: [say('term.commitment'), ...plan.members.map(({ abbreviation }) => abbreviation), say('mean.average')],
      rows: [
        ...(commitments.length === plan.commitments.length ? [memberAverages] : []),
        ...commitments.map(({ id, code, title }) => [
          { text: `${code} ${text(title)}` },
          ...plan.members.map((member) => scoreOf(id, member.code)),
          { text: averageOf(commitmentMeans.get(id)), strong: true },
        ]),
      ],
    };
  };
  const averages = (commitments: Commitments): Table => ({
    kind: 'table',
    widths: [28, 185, 50, 40, 60, 60, 80],
    head: ['', say('term.commitment'), ...MEAN_HEAD, say('pdf.scoredShort'), say('pdf.boundsHead')],
    rows: commitments.map(({ id, code, title }) => {
      const mean = commitmentMeans.get(id);
      return [{ text: code }, { text: text(title) }, ...meanCells(mean), ...coverageCells(mean)];
    }),
  });
  const summary = (label: string, entries: readonly (readonly [string, Mean | undefined])[]): Table => ({
    kind: 'table',
    widths: [283, 80, 50, 90],
    head: [label, ...MEAN_HEAD],
    rows: entries.map(([name, mean]) => [{ text: name }, ...meanCells(mean)]),
  });
  const pillarMean = (code: string): Mean | undefined => tables.pillars.find(({ pillar }) => pillar === code);

  return [
    { kind: 'heading', level: 1, text: text(document.title) },
    { kind: 'paragraph', text: text(plan.title) },
    titled('pdf.howToRead'),
    ...READING.map((key): Part => ({ kind: 'paragraph', text: say(key) })),
    titled('pdf.summary'),
    summary(
      say('term.member'),
      plan.members.map(({ code, name }) => [text(name), memberMeans.get(code)]),
    ),
    summary(
      say('term.pillar'),
      plan.pillars.map(({ code, name }) => [`${code}. ${text(name)}`, pillarMean(code)]),
    ),
    summary(
      say('term.commitment'),
      plan.commitments.map(({ id, title }) => [text(title), commitmentMeans.get(id)]),
    ),
    titled('pdf.tableA'),
    { kind: 'paragraph', text: say('pdf.tableA.lead') },
    {
      kind: 'table',
      widths: [28, 415, 60],
      head: [say('term.code'), say('term.commitment'), say('pdf.membersAsked')],
      rows: plan.commitments.map((commitment) => [
        { text: commitment.code },
        { text: `${text(commitment.title)} ${text(commitment.text)}` },
        { text: String(commitmentMeans.get(commitment.id)?.applicable ?? 0) },
      ]),
    },
    titled('pdf.tableB'),
    matrix(plan.commitments),
    titled('pdf.tableC'),
    { kind: 'paragraph', text: say('pdf.tableC.lead') },
    {
      kind: 'table',
      widths: [28, 50, 135, 50, 40, 60, 60, 80],
      head: [
        '',
        say('pdf.rankInterval'),
        say('term.member'),
        ...MEAN_HEAD,
        say('pdf.scoredShort'),
        say('pdf.boundsHead'),
      ],
      rows: plan.members.map(({ code, name }) => {
        const mean = memberMeans.get(code);
        const [low, high] = mean?.rankInterval ?? ['–', '–'];
        return [
          { text: String(mean?.rank ?? '–'), strong: true },
          { text: `${low}–${high}` },
          { text: text(name) },
          ...meanCells(mean),
          ...coverageCells(mean),
        ];
      }),
    },
    titled('pdf.tableD'),
    { kind: 'paragraph', text: say('pdf.tableD.lead') },
    averages(plan.commitments),
    ...plan.pillars.flatMap(({ code, name }): Part[] => {
      const own = plan.commitments.filter(({ pillar }) => pillar === code);
      return [
        { kind: 'heading', level: 1, text: `${code}. ${text(name)}`, newPage: true },
        { kind: 'paragraph', text: `${say('mean.average')} ${averageOf(pillarMean(code))}` },
        { kind: 'heading', level: 2, text: say('term.commitments') },
        averages(own),
        { kind: 'heading', level: 2, text: say('pdf.scoresOfMembers') },
        matrix(own),
      ];
    }),
    ...chapterParts(document, scoreOf),
  ];
}

function averageOf(mean: Mean | undefined): string {
  return mean?.average ?? '–';
}

function meanCells(mean: Mean | undefined): Cell[] {
  const { full = 0, partial = 0, none = 0 } = mean?.distribution ?? {};
  return [
    { text: averageOf(mean), strong: true },
    { text: `${mean?.percent ?? '–'}%` },
    { text: `${full} · ${partial} · ${none}` },
  ];
}

function coverageCells(mean: Mean | undefined): Cell[] {
  const [low, high] = mean?.bounds ?? ['', ''];
  return [
    { text: say('pdf.coverage', { scored: mean?.scored ?? 0, applicable: mean?.applicable ?? 0 }) },
    { text: mean?.bounds ? say('pdf.bounds', { low, high }) : '' },
  ];
}
