/** The design of a cycle, step by step. Apart from the rest of it: the address is read before the screen is fetched. */
export const DESIGN_STEPS = ['plan', 'dates', 'members', 'texts', 'review'] as const;
export type DesignStep = (typeof DESIGN_STEPS)[number];
