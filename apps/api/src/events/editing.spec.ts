import { Editing } from './editing.js';

const NOW = Date.parse('2026-11-27T12:00:00Z');
const at = (seconds: number): Date => new Date(NOW + seconds * 1_000);
const ann = { person: 'a', name: 'Ann' };
const ben = { person: 'b', name: 'Ben' };

it('tells who else edits at a place, and forgets them after a minute', () => {
  const editing = new Editing();
  editing.hear('x', ann, at(0));
  editing.hear('x', ben, at(30));
  editing.hear('y', ben, at(30));
  expect(editing.beside('b', 'x', at(59))).toEqual(['Ann']);
  expect(editing.beside('c', 'x', at(59))).toEqual(['Ann', 'Ben']);
  expect(editing.beside('c', 'x', at(60))).toEqual(['Ben']);
  editing.hear('x', ann, at(70));
  expect(editing.beside('c', 'x', at(80))).toEqual(['Ben', 'Ann']);
  expect(editing.beside('c', 'x', at(131))).toEqual([]);
});

it('keeps twenty people of a place and two thousand places, whatever it hears', () => {
  const editing = new Editing();
  for (let n = 0; n < 30; n += 1) editing.hear('x', { person: `p${n}`, name: `P${n}` }, at(0));
  expect(editing.beside('', 'x', at(1))).toHaveLength(20);
  for (let n = 0; n < 2_000; n += 1) editing.hear(`place ${n}`, ann, at(1));
  expect(editing.beside('', 'x', at(1))).toEqual([]);
  expect(editing.beside('', 'place 0', at(1))).toEqual(['Ann']);
});
