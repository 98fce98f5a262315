import type { ActionView } from '@signatory/contract';
import type { ActionChangeEntity, ActionClassEntity, ActionEntity, ActionEvidenceEntity } from '@signatory/persistence';

/** What stands behind a member's actions. */
export interface ActionParts {
  readonly evidence: readonly ActionEvidenceEntity[];
  readonly classes: readonly ActionClassEntity[];
  readonly changes: readonly ActionChangeEntity[];
}

/** An action as one reader sees it; row-level security has left out what is not the reader's to see. */
export function describeAction(
  head: ActionEntity,
  { evidence, classes, changes }: ActionParts,
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
    evidence: evidence.filter(({ actionId }) => actionId === head.id).map(describePiece),
    state: head.state,
    version: head.version,
    class: head.class,
    codebook: head.codebook,
    classes: judges ? head.classes : 0,
    own: own ? { class: own.class, rationale: own.rationale } : null,
    opinions:
      head.classes === 2
        ? given.map(({ reviewer, class: each, rationale, at }, place) => ({
            by: reviewer === reader ? 'you' : `reviewer ${place + 1}`,
            class: each,
            rationale,
            at: at.toISOString(),
          }))
        : [],
    changes: changes
      .filter(({ actionId }) => actionId === head.id)
      .map(({ command, toState, toClass, text, role, at }) => ({
        command,
        state: toState,
        class: toClass,
        text,
        role,
        at: at.toISOString(),
      })),
    proposed: { role: head.role, at: head.at.toISOString() },
    contestUntil: until?.toISOString() ?? null,
    commands,
  };
}

function describePiece(piece: ActionEvidenceEntity): ActionView['evidence'][number] {
  const { title, tier, ...rest } = piece;
  const { publisher, publisherClass, url, happened, published, accessed, page, quote } = rest;
  const said = { publisher, publisherClass, url, happened, published, accessed, page, quote };
  return {
    title,
    tier,
    ...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== null)),
  };
}
