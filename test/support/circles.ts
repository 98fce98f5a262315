/** Circles of a graph of files: each as its path, with its first file repeated at the end; one for each knot. */
export function findCircles(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const circles: string[][] = [];
  const done = new Set<string>();
  for (const start of graph.keys()) {
    const trail: string[] = [];
    walk(start, trail, new Set());
  }
  return circles;

  function walk(node: string, trail: string[], onTrail: Set<string>): void {
    if (onTrail.has(node)) {
      circles.push([...trail.slice(trail.indexOf(node)), node]);
      return;
    }
    if (done.has(node)) return;
    trail.push(node);
    onTrail.add(node);
    for (const next of graph.get(node) ?? []) walk(next, trail, onTrail);
    trail.pop();
    onTrail.delete(node);
    done.add(node);
  }
}
