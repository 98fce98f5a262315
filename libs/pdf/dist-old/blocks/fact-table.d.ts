import type { Block } from '../layout/block.js';
/** Names and what they stand for, in two columns. */
export declare function factTable(nameHead: string, valueHead: string, facts: readonly (readonly [name: string, value: string])[]): Block;
