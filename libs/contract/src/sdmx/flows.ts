import type { ReleaseDocument } from '../release-document.js';
import { writeCode } from './identifiers.js';
import type { Component, Flow, Row } from './model.js';
import { wordNames, type Names } from './names.js';
import { periodOf, type Period } from './period.js';
import {
  areaList,
  breakdownCode,
  breakdownList,
  commitmentList,
  indicatorList,
  pillarList,
  planSuffix,
  planVersion,
  unitList,
} from './plan-lists.js';
import * as sdmx from './standard.js';

/** A release of a cycle: what was made from a file has no window that its scores could be of. */
export function isInSdmx({ number, cycle }: ReleaseDocument): boolean {
  return number > 0 && cycle.window !== null;
}

export function hasFiguresInSdmx(document: ReleaseDocument): boolean {
  return isInSdmx(document) && document.figures.length > 0;
}

/** Every flow of a release. */
export function flowsOf(document: ReleaseDocument): Flow[] {
  return [scoreFlow(document), ...(hasFiguresInSdmx(document) ? [figureFlow(document)] : [])];
}

const SCORE_STATUS = { score: 'A', 'not-asked': 'M', 'no-data': 'O' } as const;

/** One observation for each member and commitment. */
export function scoreFlow(document: ReleaseDocument): Flow {
  const { plan, marks } = document;
  const { frequency, period } = windowOf(document);
  const pillars = plan.commitments.flatMap(({ id, pillar }): [string, string][] =>
    pillar === null ? [] : [[writeCode(id), writeCode(pillar)]],
  );
  const illustrative = String(marks.includes('illustrative'));
  return {
    ...identify(document, 'SCORES', wordNames('files.product.scores-csv')),
    dimensions: keyed(document, [{ concept: sdmx.COMMITMENT(), codelist: commitmentList(plan) }]),
    measure: { concept: sdmx.OBS_VALUE, codelist: sdmx.CL_SCORE() },
    attributes: [
      { concept: sdmx.OBS_STATUS, codelist: sdmx.CL_OBS_STATUS, mandatory: true },
      { concept: sdmx.AGREEMENT(), codelist: sdmx.CL_AGREEMENT(), mandatory: false },
      { concept: sdmx.ILLUSTRATIVE(), format: { dataType: 'Boolean' }, mandatory: true },
      // A list without codes is none: not every plan has pillars, or units.
      ...(pillars.length > 0
        ? [
            {
              concept: sdmx.PILLAR(),
              codelist: pillarList(plan),
              mandatory: false,
              of: { dimension: 'COMMITMENT', values: new Map(pillars) },
            },
          ]
        : []),
    ],
    *rows(): Iterable<Row> {
      for (const { member, commitment, kind, value, agreement } of document.scores) {
        yield {
          key: [frequency, writeCode(member), writeCode(commitment), period],
          value: value === null ? null : String(value),
          attributes: [SCORE_STATUS[kind], agreement, illustrative],
        };
      }
    },
  };
}

/** What is withheld and what is confidential both have no value; only who decided it differs. */
const FIGURE_STATUS = {
  normal: ['A', 'F'],
  provisional: ['P', 'F'],
  estimated: ['E', 'F'],
  missing: ['O', 'F'],
  'not-applicable': ['M', 'F'],
  confidential: ['Q', 'C'],
  withheld: ['Q', 'N'],
} as const;

/** One observation for each published figure. */
export function figureFlow(document: ReleaseDocument): Flow {
  const { plan } = document;
  const { frequency, period } = windowOf(document);
  const { list: units, unitOf } = unitList(plan);
  const hasAmounts = document.figures.some(({ currency }) => currency !== undefined);
  return {
    ...identify(document, 'FIGURES', wordNames('files.product.figures-csv')),
    dimensions: keyed(document, [
      { concept: sdmx.INDICATOR, codelist: indicatorList(plan) },
      { concept: sdmx.BREAKDOWN(), codelist: breakdownList(document) },
    ]),
    measure: { concept: sdmx.OBS_VALUE, format: { dataType: 'Decimal' } },
    attributes: [
      { concept: sdmx.OBS_STATUS, codelist: sdmx.CL_OBS_STATUS, mandatory: true },
      { concept: sdmx.CONF_STATUS, codelist: sdmx.CL_CONF_STATUS, mandatory: true },
      { concept: sdmx.DECIMALS, codelist: sdmx.CL_DECIMALS, mandatory: false },
      { concept: sdmx.ILLUSTRATIVE(), format: { dataType: 'Boolean' }, mandatory: true },
      // ISO 4217.
      ...(hasAmounts ? [{ concept: sdmx.CURRENCY, format: { dataType: 'String' }, mandatory: false } as const] : []),
      ...(unitOf.size > 0
        ? [
            {
              concept: sdmx.UNIT_MEASURE,
              codelist: units,
              mandatory: false,
              of: { dimension: 'INDICATOR', values: unitOf },
            },
          ]
        : []),
    ],
    *rows(): Iterable<Row> {
      for (const { member, indicator, cell, value, status, illustrative, currency } of document.figures) {
        yield {
          key: [frequency, writeCode(member), writeCode(indicator), breakdownCode(cell), period],
          value,
          attributes: [
            ...FIGURE_STATUS[status],
            decimalsOf(value),
            String(illustrative),
            ...(hasAmounts ? [currency ?? null] : []),
          ],
        };
      }
    },
  };
}

function decimalsOf(value: string | null): string | null {
  return value === null ? null : String(value.split('.')[1]?.length ?? 0);
}

function keyed({ plan }: ReleaseDocument, own: readonly Component[]): Component[] {
  return [
    { concept: sdmx.FREQ, codelist: sdmx.CL_FREQ },
    { concept: sdmx.REF_AREA, codelist: areaList(plan) },
    ...own,
    { concept: sdmx.TIME_PERIOD, format: { dataType: 'ObservationalTimePeriod' } },
  ];
}

/** A cycle has its own flow, for an interim and a final one may be of one window; a correction is its next version. */
function identify(
  { plan, cycle, number }: ReleaseDocument,
  what: string,
  names: Names,
): Pick<Flow, 'agency' | 'id' | 'version' | 'names' | 'structure'> {
  return {
    agency: sdmx.AGENCY,
    id: `${what}_${writeCode(cycle.code)}`,
    version: `${number}.0.0`,
    names,
    structure: { agency: sdmx.AGENCY, id: `DSD_${what}_${planSuffix(plan)}`, version: planVersion(plan), names },
  };
}

export function windowOf({ cycle }: ReleaseDocument): Period {
  if (!cycle.window) throw new Error(`The cycle ${cycle.code} has no window: it is in no SDMX file.`);
  return periodOf(cycle.window);
}
