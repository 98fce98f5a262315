import { readFileSync } from 'node:fs';
import type { ProductLanguage } from '@signatory/texts';
import type { Page } from 'playwright-core';

/** A text of a page, with all that its element says. */
interface Said {
  readonly text: string;
  readonly place: string;
}

/** English marks beside Japanese signs. */
const ENGLISH_MARK = /[\u3040-\u30ff\u3400-\u9fff\u3001\u3002] ?[,:;] |[,:;] [\u3040-\u30ff\u3400-\u9fff]/u;
/** What is no text with a placeholder, a code, nor a word that languages share with the plan’s codes. */
const WORDS = /^[A-Z][^{}]*\p{Ll}[^{}]*$/u;

const textsOf = (language: ProductLanguage): string[] => {
  const file = new URL(`../../../libs/texts/src/${language}.json`, import.meta.url);
  return Object.values(JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, string>>);
};
const known = new Map<ProductLanguage, ReadonlySet<string>>();

/** English texts that a language says otherwise. */
function englishBeside(language: ProductLanguage): ReadonlySet<string> {
  const found = known.get(language);
  if (found) return found;
  const own = new Set(textsOf(language));
  const english = new Set(textsOf('en').filter((text) => WORDS.test(text) && !own.has(text)));
  known.set(language, english);
  return english;
}

/** What a page says in English words of the product, or in Japanese with English marks, though it is in another language. */
export async function findForeignWords(page: Page, language: ProductLanguage): Promise<string[]> {
  if (language === 'en') return [];
  const english = englishBeside(language);
  const heard = await page.evaluate(listSaid);
  return heard
    .filter(({ text }) => english.has(text) || (language === 'ja' && ENGLISH_MARK.test(text)))
    .map(({ text, place }) => `${place}: ${text}`);
}

/** Runs in the page: each text on its own and with its neighbours, and what is heard only. */
function listSaid(): Said[] {
  // What machines read, and what says itself that it is in another language than the page.
  const others = `script, style, noscript, code, pre, body [lang]:not([lang="${document.documentElement.lang}"])`;
  const clean = (text: string | null): string => (text ?? '').replace(/\s+/g, ' ').trim();
  const said: Said[] = [{ text: clean(document.title), place: 'title' }];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const seen = new Set<Element>();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!parent || parent.closest(others)) continue;
    const place = parent.tagName.toLowerCase();
    said.push({ text: clean(node.nodeValue), place });
    if (parent.childNodes.length > 1 && !seen.has(parent)) said.push({ text: clean(parent.textContent), place });
    seen.add(parent);
  }
  for (const name of ['aria-label', 'aria-description', 'aria-valuetext', 'title', 'placeholder', 'alt'])
    for (const element of document.body.querySelectorAll(`[${name}]`))
      if (!element.closest(others)) said.push({ text: clean(element.getAttribute(name)), place: `[${name}]` });
  return said;
}
