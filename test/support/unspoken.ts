import { LANGUAGE_NAMES, WRITTEN_LANGUAGES } from '@signatory/texts';
import type { Page, Response } from 'playwright-core';
import { pseudoCatalogue } from './pseudo-locale.mjs';

/** A text of a page and where it stands, for a message: `button[title]`. */
interface Heard {
  readonly text: string;
  readonly place: string;
}

/** As contracts name their fields. */
const FIELD = /^[a-z][a-zA-Z]*$/;
const CATALOGUE = '**/assets/fr-*.json';
/** The pseudo-locale as it is sent, written once. */
let catalogue: string | undefined;
const MOST_LOOKS = 20;
const BETWEEN_LOOKS_MS = 150;

/** What no catalogue says: signs and figures, codes and acronyms, initials, paths, and the marks that stand for results. */
const NO_WORDS = /^[^\p{L}]*$/u;
const CODES = [/^[^\p{Ll}\p{Lo}]*$/u, /^\p{L}$/u, /^\/\S+$/, /^\w+(:[^\s:]+)+( ·.*)?$/];

/** The pseudo-locale stands in the place of French. */
function namesInFrench(): string[] {
  const names = new Intl.DisplayNames(['fr'], { type: 'language' });
  return [...Object.keys(LANGUAGE_NAMES), ...WRITTEN_LANGUAGES].flatMap((language) => names.of(language) ?? []);
}

/** What a page was sent, as far as it may show it: every text in the server's answers. */
export class Sent {
  // Languages call themselves what they do, and the platform what they are called in the reader's.
  private readonly texts = new Set<string>([...Object.values(LANGUAGE_NAMES), ...namesInFrench()]);

  /** Keeps what the page is sent from now on, until the function that it returns is called. */
  follow(page: Page): () => void {
    const listen = (answer: Response): void => {
      if (!answer.headers()['content-type']?.includes('json') || answer.url().includes('/assets/')) return;
      // A page that is left meanwhile has no body any more, and shows none.
      answer.json().then(
        (body) => this.keep(body),
        () => undefined,
      );
    };
    page.on('response', listen);
    return () => page.off('response', listen);
  }

  keep(body: unknown): void {
    if (typeof body === 'string') this.texts.add(clean(body));
    else if (body !== null && typeof body === 'object')
      for (const [key, value] of Object.entries(body)) {
        // A field's own name is no data; a member's or an indicator's is.
        if (!FIELD.test(key)) this.texts.add(key);
        this.keep(value);
      }
  }

  /** Whether nothing of a text is left when what was sent is taken out of it, whole texts only, the longest first. */
  accountsFor(text: string): boolean {
    let left = text;
    const parts = [...this.texts].filter((each) => text.includes(each)).sort((a, b) => b.length - a.length);
    for (const part of parts) if (part !== '') left = left.replaceAll(part, ' ');
    return NO_WORDS.test(left);
  }
}

/**
 * A page of the app in the pseudo-locale, by its own menu and without a reload.
 * @returns what ends the interception, once nothing is on its way any more: an answer that comes at that moment is never
 * heard. As long as anything is intercepted, the browser keeps nothing that it fetches.
 */
export async function turnToPseudo(page: Page): Promise<() => Promise<void>> {
  const body = (catalogue ??= JSON.stringify(pseudoCatalogue()));
  await page.route(CATALOGUE, (route) => route.fulfill({ body, contentType: 'application/json' }));
  await page.locator('button[lang="fr"]').dispatchEvent('click');
  await page.locator('a.skip-link').filter({ hasText: '⟦' }).waitFor({ state: 'attached' });
  return () => page.unroute(CATALOGUE);
}

/** Back to English, where `turnToPseudo` left a page of the app. */
export async function turnBack(page: Page): Promise<void> {
  await page.locator('button[lang="en"]').dispatchEvent('click');
  await page.locator('a.skip-link').filter({ hasNotText: '⟦' }).waitFor({ state: 'attached' });
}

/**
 * The texts of a page in the pseudo-locale that come neither from the catalogue nor from what the server sent: words that
 * somebody wired in. Looks at every text, also a hidden one, and at what screen readers and tooltips say.
 */
export async function findUnspoken(page: Page, sent: Sent): Promise<string[]> {
  for (let look = 1; ; look += 1) {
    const found = (await page.evaluate(listOutsideBrackets))
      .filter(({ text }) => !NO_WORDS.test(text) && !CODES.some((code) => code.test(text)) && !sent.accountsFor(text))
      .map(({ text, place }) => `${place}: ${text}`);
    // What the server says in the reader's language is asked for again, and comes in a moment.
    if (found.length === 0 || look === MOST_LOOKS) return found;
    await page.waitForTimeout(BETWEEN_LOOKS_MS);
  }
}

function clean(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Runs in the page: every piece of text that stands outside ⟦…⟧, which may nest and span elements. */
function listOutsideBrackets(): Heard[] {
  // What machines read, and what says itself that it is in another language than the page.
  const UNTRANSLATED = 'script, style, noscript, #unreached, code, pre, body [lang]:not([lang="fr"])';
  const pieces: Heard[] = [];
  let depth = 0;
  const read = (written: string, place: string): void => {
    let outside = '';
    const finish = (): void => {
      const text = outside.replace(/\s+/g, ' ').trim();
      if (text) pieces.push({ text, place });
      outside = '';
    };
    for (const sign of written) {
      if (sign === '⟦') {
        finish();
        depth += 1;
      } else if (sign === '⟧') depth -= 1;
      else if (depth === 0) outside += sign;
    }
    finish();
  };
  const nameOf = (element: Element | null): string =>
    element
      ? `${element.tagName.toLowerCase()}${element.className ? `.${String(element.className).split(' ')[0]}` : ''}`
      : '';
  read(document.title, 'title');
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const { parentElement: parent } = node;
    if (!parent?.closest(UNTRANSLATED)) read(node.nodeValue ?? '', nameOf(parent));
  }
  if (depth !== 0) pieces.push({ text: `brackets do not close: ${depth}`, place: 'body' });
  for (const name of ['aria-label', 'aria-description', 'aria-valuetext', 'title', 'placeholder', 'alt'])
    for (const element of document.body.querySelectorAll(`[${name}]`)) {
      depth = 0;
      read(element.getAttribute(name) ?? '', `${nameOf(element)}[${name}]`);
    }
  return pieces;
}
