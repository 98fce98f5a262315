import { z } from 'zod';

/** Who else has edited here within the last minute, by name, those first who began first. It locks nothing. */
export const EditingView = z.object({ people: z.array(z.string()) });
export type EditingView = z.infer<typeof EditingView>;
