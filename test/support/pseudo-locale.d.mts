/** Every text of the product as ⟦Tééxt wîîth {placeholders}⟧, by its key. */
export function pseudoCatalogue(): Record<string, string>;
