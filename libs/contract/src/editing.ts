import { z } from 'zod';

/** Who else has edited here within the last minute, by name, those first who began first. It locks nothing. */
export const EditingView = z.object({ people: z.array(z.string()) });
export type EditingView = z.infer<typeof EditingView>;

/** The entries of a report at which somebody else is, each with who. */
export const ReportEditingView = z.object({ entries: z.array(EditingView.extend({ indicator: z.string() })) });
export type ReportEditingView = z.infer<typeof ReportEditingView>;
