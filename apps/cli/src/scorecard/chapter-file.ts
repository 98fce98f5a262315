import { faultWords, type ChapterSections, type FaultWords } from '@signatory/domain';
import { sayFault } from '@signatory/texts';
import type { TextFile } from '../files/read-file.js';

/** A chapter as its file has it, and where each section begins. */
export interface ChapterFile {
  readonly name: string;
  readonly bytes: Buffer;
  readonly sections: ChapterSections;
  readonly faults: readonly string[];
  /** The line, from 1, of a character of a section: `background`, `members/CA`. */
  lineOf(section: string, offset: number): number;
}

/** A chapter's file, and what it is of. */
export interface ReadChapter {
  /** The commitment's id. */
  readonly commitment: string;
  readonly language: string;
  readonly file: ChapterFile;
}

/** A member as a heading may name it. */
export interface NamedMember {
  readonly code: string;
  readonly names: readonly string[];
}

/** Of Markdown and of HTML. */
const PICTURE = /!\[[^\]]*\](?:\(|\[)|<(?:img|picture|svg)\b/i;
const HEADING = /^#\s+(.+?)\s*#*\s*$/;

/**
 * Reads a chapter: a heading of one `#` opens each section, `# Background`, `# Definitions` or a member's name; below it
 * stand paragraphs, lists, `[^key]` and `{{marks}}`, as editors write them. Faults are said in `language`.
 */
export function readChapterFile(
  { name, bytes, text }: TextFile,
  members: readonly NamedMember[],
  language: string,
): ChapterFile {
  const faults: string[] = [];
  const starts = new Map<string, number>();
  const bodies = new Map<string, string[]>();
  let current: string | null = null;
  for (const [at, line] of text.split(/\r\n|\r|\n/).entries()) {
    const tell = (words: FaultWords): void => {
      const { message, cure } = sayFault(language, words);
      faults.push(`${name}:${at + 1}: ${message}\n  → ${cure}`);
    };
    const heading = HEADING.exec(line)?.[1];
    if (PICTURE.test(line)) tell(faultWords('scorecard.picture'));
    if (heading !== undefined) {
      current = sectionOf(heading, members);
      if (current === null) tell(faultWords('scorecard.no-section', { heading }));
      else if (bodies.has(current)) tell(faultWords('scorecard.section-twice', { heading }));
      else {
        bodies.set(current, []);
        starts.set(current, at + 2);
      }
    } else if (current !== null) bodies.get(current)?.push(line);
    else if (line.trim() !== '' && bodies.size === 0 && faults.length === 0)
      tell(faultWords('scorecard.before-heading'));
  }
  const bodyOf = (section: string): string => (bodies.get(section) ?? []).join('\n');
  return {
    name,
    bytes,
    faults,
    sections: {
      background: bodyOf('background'),
      definitions: bodyOf('definitions'),
      members: Object.fromEntries(
        members.flatMap(({ code }) => (bodies.has(`members/${code}`) ? [[code, bodyOf(`members/${code}`)]] : [])),
      ),
    },
    lineOf: (section, offset) => (starts.get(section) ?? 1) + bodyOf(section).slice(0, offset).split('\n').length - 1,
  };
}

function sectionOf(heading: string, members: readonly NamedMember[]): string | null {
  const word = heading.toLowerCase();
  if (word === 'background' || word === 'definitions') return word;
  const found = members.find(({ code, names }) => code === heading || names.includes(heading));
  return found ? `members/${found.code}` : null;
}
