import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { planFiles, type ReleaseDocument } from '@signatory/contract';
import { canonicalJson, hashOf } from '@signatory/proof';
import { illustrativeRelease } from './release-documents.js';

const SCRIPT = fileURLToPath(new URL('render-release.mjs', import.meta.url));
const LANGUAGES = ['en', 'fr', 'ja'];

/** As the built product renders it, elsewhere and at another time. */
async function renderApart(
  document: string,
  { hash, together, environment }: { hash: string; together: boolean; environment: Record<string, string> },
): Promise<unknown> {
  const child = spawn(process.execPath, [SCRIPT], {
    env: environment,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const languages = JSON.stringify(LANGUAGES);
  child.stdin.end(`{"document":${document},"languages":${languages},"hash":"${hash}","together":${together}}`);
  return JSON.parse(await text(child.stdout));
}

it('gives the same bytes in another process, time zone and locale, in another order, and where documents share their layout', async () => {
  const document: ReleaseDocument = illustrativeRelease({
    verification: { site: 'https://monitor.example', key: 'kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k' },
  });
  const hash = hashOf(document);
  const [first, second] = await Promise.all([
    renderApart(JSON.stringify(document), {
      hash,
      together: false,
      environment: { TZ: 'Asia/Tokyo', LANG: 'ja_JP.UTF-8' },
    }),
    // As the worker does it, from the document that was read back.
    renderApart(canonicalJson(document), {
      hash,
      together: true,
      environment: { TZ: 'America/St_Johns', LANG: 'C' },
    }),
  ]);
  expect(second).toEqual(first);
  const files = planFiles(document, LANGUAGES).filter(({ product }) => product !== 'document');
  expect(Object.keys(first as object)).toEqual(files.map(({ path }) => path));
});
