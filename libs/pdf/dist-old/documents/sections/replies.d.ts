import type { Block } from '../../layout/block.js';
import type { Section } from '../../layout/compose.js';
import type { Typesetter } from '../../text/typesetter.js';
import type { Member, View } from '../../view.js';
/** The report's right of reply: each score that was replied to, with the reply in full and its answer. */
export declare function repliesSection(view: View, set: Typesetter): Section | null;
/** The report's recalibration ledger. */
export declare function ledgerSection(view: View, set: Typesetter): Section | null;
/** Both for one member, on its scorecard; nothing where it neither replied nor had a score changed. */
export declare function memberReplies(view: View, set: Typesetter, member: Member): Block[];
