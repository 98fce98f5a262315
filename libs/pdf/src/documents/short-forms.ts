import type { ReleaseDocument } from '@signatory/contract';
import { collect } from '../layout/collect.js';
import type { RenderOptions } from '../options.js';
import { commitmentSheetSection } from './sections/commitment-sheet.js';
import { pillarScorecardSections } from './sections/pillar-scorecard.js';
import { summarySheetSection } from './sections/summary-sheet.js';
import { findByCode, writeSheet } from './sheet.js';

/** A release on one page, as PDF/UA-1. */
export function renderSummary(document: ReleaseDocument, options: RenderOptions = {}): Promise<Uint8Array> {
  return collect((sink) =>
    writeSheet(document, options, {
      sink,
      content: (view, set) => ({
        name: view.text(document.title),
        sections: [summarySheetSection(view, set, options)],
      }),
    }),
  );
}

/** One pillar's results, as PDF/UA-1. `pillar` is its code; an unknown one is an error that lists the codes. */
export function renderPillarScorecard(
  document: ReleaseDocument,
  pillar: string,
  options: RenderOptions = {},
): Promise<Uint8Array> {
  return collect((sink) =>
    writeSheet(document, options, {
      sink,
      content: (view, set) => {
        const own = findByCode('pillar', pillar, view.pillars);
        return { name: view.text(own.name), sections: pillarScorecardSections(view, set, own, options) };
      },
    }),
  );
}

/** One commitment across all members, as PDF/UA-1. `commitment` is its printed code; an unknown one is an error that lists the codes. */
export function renderCommitmentSheet(
  document: ReleaseDocument,
  commitment: string,
  options: RenderOptions = {},
): Promise<Uint8Array> {
  return collect((sink) =>
    writeSheet(document, options, {
      sink,
      content: (view, set) => {
        const own = findByCode('commitment', commitment, document.plan.commitments);
        return { name: view.text(own.title), sections: [commitmentSheetSection(view, set, own, options)] };
      },
    }),
  );
}
