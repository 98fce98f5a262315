// A process of its own for each printer, so that its peak of memory is its own: prints it in MB.
import { renderReport } from '@signatory/pdf';
import { contentOf } from './content.js';
import { printWithPdfkit } from './print-with-pdfkit.js';
import { fortyPages } from './release.js';

const document = fortyPages();
if (process.argv[2] === 'ours') await renderReport(document);
else await printWithPdfkit(contentOf(document));
process.stdout.write(String(Math.round(process.resourceUsage().maxRSS / 1024)));
