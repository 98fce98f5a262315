import type { ReleaseCommitment } from '@signatory/contract';
import type { View } from '../../view.js';

/** Whether a commitment has words of its own: a matrix file has no more than titles. */
export function hasWording(view: View, { title, text }: ReleaseCommitment): boolean {
  const words = view.text(text);
  return words !== '' && words !== view.text(title);
}
