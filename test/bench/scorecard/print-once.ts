// Writes one report in a process of its own, so that the peak of memory is its own: `print-once.js ours|pdfkit PAGES`. Prints it in MB.
import { Writable } from 'node:stream';
import { ReleaseLayout, writeReport } from '@signatory/pdf';
import { contentOf } from './content.js';
import { writeWithPdfkit } from './print-with-pdfkit.js';
import { fortyPages, sixHundredPages } from './release.js';

const [printer, pages] = process.argv.slice(2);
const document = pages === '600' ? sixHundredPages() : fortyPages();
const sink = new Writable({ write: (_chunk, _encoding, done) => done() });
if (printer === 'ours') await writeReport(new ReleaseLayout(document), sink);
else await writeWithPdfkit(contentOf(document), sink);
process.stdout.write(String(Math.round(process.resourceUsage().maxRSS / 1024)));
