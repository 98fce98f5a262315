import type { ActionView } from '@signatory/contract';
import { describeLink } from '../submissions/index.js';
import type {
  ActionLinkCheckEntity,
  ActionChangeEntity,
  ActionClassEntity,
  ActionEntity,
  ActionEvidenceEntity,
  BlobEntity,
} from '@signatory/persistence';

/** What stands behind a member's actions. */
export interface ActionParts {
  readonly evidence: readonly ActionEvidenceEntity[];
  /** What is known of the files that they cite. */
  readonly files: readonly BlobEntity[];
  /** What asking for the pages came to. */
  readonly links: readonly ActionLinkCheckEntity[];
  readonly classes: readonly ActionClassEntity[];
  readonly changes: readonly ActionChangeEntity[];
}

/** An action as one reader sees it; row-level security has left out what is not the reader's to see. */
export function describeAction(
  head: ActionEntity,
  { evidence, files, links, classes, changes }: ActionParts,
  { reader, judges, until, commands }: { reader: string; judges: boolean; until: Date | null; commands: string[] },
): ActionView {
  const given = classes.filter(({ actionId }) => actionId === head.id);
  const own = given.find(({ reviewer }) => reviewer === reader);
  return {
    id: head.id,
    member: head.memberCode,
    commitment: head.commitmentId,
    happened: head.happened,
    text: head.text,
    origin: head.origin,
    evidence: evidence
      .filter(({ actionId }) => actionId === head.id)
      .map((piece) => describePiece(piece, files, links)),
    state: head.state,
    version: head.version,
    class: head.class,
    codebook: head.codebook,
    classes: judges ? head.classes : 0,
    own: own ? { class: own.class, rationale: own.rationale, language: own.language } : null,
    opinions:
      judges && head.classes === 2
        ? given.map(({ reviewer, class: each, rationale, language, at }, place) => ({
            by: reviewer === reader ? 'you' : `reviewer ${place + 1}`,
            class: each,
            rationale,
            language,
            at: at.toISOString(),
          }))
        : [],
    changes: changes
      .filter(({ actionId }) => actionId === head.id)
      .map(({ command, toState, toClass, text, language, role, at }) => ({
        command,
        state: toState,
        class: toClass,
        text,
        language,
        role,
        at: at.toISOString(),
      })),
    proposed: { role: head.role, at: head.at.toISOString() },
    contestUntil: until?.toISOString() ?? null,
    commands,
  };
}

function describePiece(
  piece: ActionEvidenceEntity,
  files: readonly BlobEntity[],
  links: readonly ActionLinkCheckEntity[],
): ActionView['evidence'][number] {
  const { n, title, tier, blobSha256: file, ...rest } = piece;
  const { publisher, publisherClass, url, happened, published, accessed, page, quote } = rest;
  const said = { publisher, publisherClass, url, file, happened, published, accessed, page, quote };
  const stored = files.find(({ sha256 }) => sha256 === file);
  const link = links.find((each) => each.actionId === piece.actionId && each.n === n);
  return {
    n,
    title,
    tier,
    link: url === null ? null : describeLink(link ?? null),
    stored: stored
      ? {
          sha256: stored.sha256,
          size: Number(stored.size),
          mediaType: stored.mediaType,
          name: stored.name,
          scan: stored.scan,
          virus: stored.virus,
        }
      : null,
    ...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== null)),
  };
}
