import type { Writable } from 'node:stream';
import type { ReceiptView } from '@signatory/contract';
import { chooseText, type LocalText } from '@signatory/domain';
import { formatDecimal, formatInstant, messages, type Say } from '@signatory/texts';
import { columns } from '../blocks/columns.js';
import { factTable } from '../blocks/fact-table.js';
import { fitTitle, heading } from '../blocks/heading.js';
import { list } from '../blocks/list.js';
import { paragraph } from '../blocks/paragraph.js';
import { qrCode } from '../blocks/qr-code.js';
import { space } from '../blocks/space.js';
import { textCell } from '../blocks/text-cell.js';
import { INK, PAGE, TYPE } from '../identity.js';
import type { Block } from '../layout/block.js';
import { collect } from '../layout/collect.js';
import { pageSize, type Section } from '../layout/compose.js';
import { table } from '../layout/table.js';
import type { RenderOptions } from '../options.js';
import { PdfTextError } from '../text/pdf-text-error.js';
import { Typesetter, type Words } from '../text/typesetter.js';
import { printableLanguage } from '../view.js';
import { printPages } from './produce.js';
import { paintNamedBar } from './sections/cover.js';
import { groups } from './sections/verification.js';
import { langOf } from './sections/written-cell.js';

/** A receipt as its pages read it: in one language, and only in words that can be printed. */
interface ReceiptPages {
  readonly receipt: Omit<ReceiptView, 'state'>;
  readonly language: string;
  readonly say: Say;
  text(text: LocalText): string;
  /** The words, or a note that they stand in the receipt's JSON, where no font has their letters. */
  words(text: string): string;
  instant(iso: string): string;
}

/**
 * The receipt of a certified report as PDF/UA-1. It prints what was fixed at that moment and nothing that changes after,
 * so that the same receipt in the same language gives the same bytes.
 */
export function renderReceipt(receipt: Omit<ReceiptView, 'state'>, options: RenderOptions = {}): Promise<Uint8Array> {
  return collect((sink) => writeReceipt(receipt, { paper: receipt.paper, ...options }, sink));
}

const PRODUCT = 'Signatory';

async function writeReceipt(
  receipt: Omit<ReceiptView, 'state'>,
  options: RenderOptions,
  sink: Writable,
): Promise<void> {
  const wanted = options.language ?? receipt.title.original;
  const language = printableLanguage(wanted, new Typesetter(wanted));
  const set = new Typesetter(language);
  const say = messages(language);
  const words = (text: string): string => (isPrintable(set, text) ? text : say('receipt.pdf.notPrintable'));
  const pages: ReceiptPages = {
    receipt,
    language,
    say,
    words,
    text: (text) => words(chooseText(text, language).text),
    instant: (iso) => formatInstant(language, iso),
  };
  const title = say('receipt.pdf.title', { member: pages.text(receipt.memberName) });
  const file = {
    title,
    author: PRODUCT,
    subject: pages.text(receipt.title),
    language,
    producer: PRODUCT,
    created: new Date(receipt.submittedAt),
  };
  const foot = { say, title: '', issue: () => receipt.reference, marks: [], citation: null };
  await printPages(
    [receiptSection(pages, title, set, options)],
    { file, runningHead: title, foot },
    { set, options, pages: new Map(), sink },
  );
}

const TOP = 84;
const AFTER = 5;

function receiptSection(pages: ReceiptPages, title: string, set: Typesetter, options: RenderOptions): Section {
  const { receipt, say, text } = pages;
  const subtitle = say('receipt.pdf.subtitle', { title: text(receipt.title), version: receipt.version });
  const width = pageSize(options.paper ?? 'A4')[0] - 2 * PAGE.side;
  const style = fitTitle(set, title, TYPE.title, width, 3);
  const height =
    set.wrap(title, style, width).length * style.leading +
    AFTER +
    set.wrap(subtitle, TYPE.subtitle, width).length * TYPE.subtitle.leading;
  const bar = TOP + height + 30;
  return {
    // Beside the receipt's own title, which heads its further pages already.
    title: text(receipt.title),
    opening: {
      top: TOP,
      paint: (canvas) => paintNamedBar(canvas, set, { name: PRODUCT, right: receipt.reference }, bar),
    },
    blocks: [
      heading(1, title, { style, after: AFTER, place: 'receipt', bookmark: 1 }),
      paragraph(subtitle, { style: TYPE.subtitle }),
      space(30 + 24),
      hashBlock(pages),
      part(say('receipt.pdf.certified')),
      factTable(say('pdf.fact'), say('pdf.value'), factsOf(pages)),
      ...countsOf(pages),
      ...clearancesOf(pages),
      ...answersOf(pages),
      part(say('pdf.verify.how')),
      list([say('receipt.pdf.step1'), say('receipt.pdf.step2'), say('receipt.pdf.step3')], {
        style: TYPE.body,
        measure: 430,
        numbered: true,
      }),
    ],
  };
}

function part(title: string): Block {
  return heading(2, title, { style: TYPE.heading, before: 20, after: 3 });
}

function hashBlock({ receipt, say }: ReceiptPages): Block {
  const content = `sha256:${receipt.sha256}`;
  return columns(
    [
      { width: 92, blocks: [qrCode(content, say('pdf.qr.hash', { content }), 92)] },
      {
        blocks: [
          paragraph(say('receipt.pdf.reference'), { style: TYPE.label, after: 2 }),
          paragraph(receipt.reference, { style: TYPE.figureSmall, after: 8 }),
          paragraph(say('receipt.pdf.hash'), { style: TYPE.label, after: 2 }),
          paragraph(groups(receipt.sha256), {
            style: { ...TYPE.body, face: 'strong', ink: INK.brand900 },
            measure: 240,
          }),
        ],
      },
    ],
    { gap: 22 },
  );
}

function factsOf({ receipt, say, text, words, instant, language }: ReceiptPages): (readonly [string, string])[] {
  const { certifiedBy, plan, deadline, late, lateTakenBack } = receipt;
  const lateness = lateTakenBack ? 'receipt.lateTakenBack' : late ? 'receipt.pdf.late' : 'receipt.pdf.onTime';
  return [
    [say('receipt.pdf.member'), `${text(receipt.memberName)}${say('join.aside', { words: receipt.member })}`],
    [say('receipt.pdf.cycle'), `${text(receipt.title)}${say('join.aside', { words: receipt.cycle })}`],
    [say('receipt.pdf.plan'), say('receipt.pdf.planVersion', { title: text(plan.title), version: plan.version })],
    [say('pdf.planHash'), groups(plan.sha256)],
    [say('receipt.version'), formatDecimal(language, String(receipt.version))],
    [say('receipt.pdf.revision'), formatDecimal(language, String(receipt.revision))],
    [say('receipt.by'), [certifiedBy.name, certifiedBy.office].map(words).join(say('join.comma'))],
    [say('receipt.submitted'), instant(receipt.submittedAt)],
    ...(deadline === null ? [] : [[say('receipt.pdf.deadline'), instant(deadline)] as const]),
    [say('receipt.pdf.lateness'), say(lateness)],
  ];
}

function countsOf({ receipt: { counts }, say, language }: ReceiptPages): Block[] {
  if (!counts) return [];
  const facts = (['asked', 'answered', 'noData', 'notApplicable', 'confidential', 'unanswered'] as const).map(
    (name) => [say(`receipt.count.${name}`), formatDecimal(language, String(counts[name]))] as const,
  );
  return [part(say('receipt.counts')), factTable(say('pdf.fact'), say('pdf.value'), facts)];
}

function clearancesOf({ receipt: { clearances }, say, words, instant }: ReceiptPages): Block[] {
  if (clearances.length === 0) return [part(say('receipt.clearances')), note(say('receipt.clearances.none'))];
  return [
    part(say('receipt.clearances')),
    wordTable(
      [say('receipt.entry'), say('receipt.agency'), say('receipt.how'), say('receipt.clearedAt')],
      clearances.map(({ label, agency, how, clearedAt }) => [
        words(label),
        words(agency),
        say(`combination.${how}`),
        instant(clearedAt),
      ]),
      [70, -1, 110, 130],
    ),
  ];
}

function answersOf({ receipt: { justified }, say, words, text: name, language: own }: ReceiptPages): Block[] {
  if (justified.length === 0) return [part(say('receipt.justified')), note(say('receipt.justified.none'))];
  return [
    part(say('receipt.justified')),
    wordTable(
      [say('receipt.entry'), say('receipt.rule'), say('receipt.answer')],
      justified.map(({ label, partName, rule, text, language }) => [
        partName ? `${words(label)}${say('join.comma')}${name(partName)}` : words(label),
        rule,
        // A note that stands for letters that no font has is in the receipt's own language.
        [{ text: words(text), lang: words(text) === text ? langOf({ language: own }, language) : undefined }],
      ]),
      [110, 130, -1],
    ),
  ];
}

function note(text: string): Block {
  return paragraph(text, { style: TYPE.quiet });
}

function wordTable(heads: readonly string[], rows: readonly (readonly Words[])[], widths: readonly number[]): Block {
  return table({
    widths,
    gap: 14,
    pad: 4.4,
    head: heads.map((head) => textCell(head, { style: TYPE.head, scope: 'Column' })),
    rows: rows.map(([first = '', ...rest]) => ({
      cells: [
        textCell(first, { style: TYPE.cellQuiet, scope: 'Row' }),
        ...rest.map((words) => textCell(words, { style: TYPE.cell })),
      ],
    })),
  });
}

function isPrintable(set: Typesetter, text: string): boolean {
  try {
    set.check(text, 'receipt');
    return true;
  } catch (error) {
    if (error instanceof PdfTextError) return false;
    throw error;
  }
}
