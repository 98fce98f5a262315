/** A new folder of this prefix for what lives as long as one run: in memory where there is room, else among the temporary files. */
export function makeFolderInMemory(prefix: string): string;
/** Whether Linux has a disk in memory, and both have room for whatever a run puts there. */
export function hasRoomInMemory(): boolean;
