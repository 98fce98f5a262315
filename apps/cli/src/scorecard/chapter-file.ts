import type { ChapterSections } from '@signatory/domain';
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
 * stand paragraphs, lists, `[^key]` and `{{marks}}`, as editors write them.
 */
export function readChapterFile({ name, bytes, text }: TextFile, members: readonly NamedMember[]): ChapterFile {
  const faults: string[] = [];
  const starts = new Map<string, number>();
  const bodies = new Map<string, string[]>();
  let current: string | null = null;
  for (const [at, line] of text.split(/\r\n|\r|\n/).entries()) {
    const heading = HEADING.exec(line)?.[1];
    if (PICTURE.test(line))
      faults.push(
        `${name}:${at + 1}: pictures are not printed.\n  → Say in words what it shows, or cite it as evidence, like [^key].`,
      );
    if (heading !== undefined) {
      current = sectionOf(heading, members);
      if (current === null)
        faults.push(
          `${name}:${at + 1}: "${heading}" is no section.\n  → Write "# Background", "# Definitions" or "# " and a member's name as its column has it.`,
        );
      else if (bodies.has(current))
        faults.push(`${name}:${at + 1}: "${heading}" stands twice.\n  → Put both texts under one.`);
      else {
        bodies.set(current, []);
        starts.set(current, at + 2);
      }
    } else if (current !== null) bodies.get(current)?.push(line);
    else if (line.trim() !== '' && bodies.size === 0 && faults.length === 0)
      faults.push(`${name}:${at + 1}: this text stands before the first heading.\n  → Open it with "# Background".`);
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
