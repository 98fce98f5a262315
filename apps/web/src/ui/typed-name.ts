/** Whether a name was typed as it stands on the screen, before an act that takes something away; however a keyboard composes its letters. */
export const isTyped = (typed: string, name: string): boolean =>
  typed.trim().normalize('NFC') === name.trim().normalize('NFC');
