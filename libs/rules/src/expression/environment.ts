import { Environment } from '@marcbachmann/cel-js';
import { Decimal } from '@signatory/domain';
import { askKnown } from './path.js';
import type { Scope, Variable } from './scope.js';

/** The longest expression read, in characters; a rule a person can follow is far shorter. */
export const LONGEST_EXPRESSION = 4000;
const LIMITS = { maxAstNodes: 1000, maxDepth: 40, maxListElements: 200, maxMapEntries: 1, maxCallArguments: 4 };

const COMPARISONS: Record<string, (sign: number) => boolean> = {
  '<': (sign) => sign < 0,
  '<=': (sign) => sign <= 0,
  '>': (sign) => sign > 0,
  '>=': (sign) => sign >= 0,
  '==': (sign) => sign === 0,
};

const ARITHMETIC: Record<string, (a: Decimal, b: Decimal) => Decimal> = {
  '+': (a, b) => a.add(b),
  '-': (a, b) => a.sub(b),
  '*': (a, b) => a.mul(b),
};

/** The object types of `known`, `before`, … and how a report's values are laid into them for cel-js. */
export interface CelScope {
  readonly environment: Environment;
  /** A context for cel-js of some variables: only what `give` answers is set, so that reading anything else is an error. */
  buildContext(
    variables: Iterable<Variable>,
    give: (variable: Variable) => unknown,
    known: (variable: Variable) => unknown,
  ): Record<string, unknown>;
}

/**
 * cel-js with figures as a type of their own. Doubles have no operator with a figure, so a double cannot get near one;
 * whole-number literals have.
 */
export function createCelScope(scope: Scope): CelScope {
  const environment = new Environment({ limits: LIMITS });
  registerDecimal(environment);
  if (scope.divides) registerDivision(environment);
  const shapes = new Shapes(environment);
  for (const variable of scope.uncelled) {
    shapes.declare(pathOf(variable), variable.type.kind);
    shapes.declare(knownPathOf(variable), 'bool');
  }
  for (const { indicator, cells, type } of scope.celled) {
    shapes.declareCells(['cells', indicator], cells, type.kind);
    shapes.declareCells(['known_cells', indicator], cells, 'bool');
  }
  shapes.register();
  return {
    environment,
    buildContext(variables, give, known) {
      const context = shapes.build();
      for (const variable of variables) {
        put(context, pathOf(variable), give(variable));
        put(context, knownPathOf(variable), known(variable));
      }
      return context;
    },
  };
}

function pathOf({ name }: Variable): string[] {
  return name.split('.');
}

function knownPathOf({ name }: Variable): string[] {
  return askKnown(name).split('.');
}

function registerDecimal(environment: Environment): void {
  const decimal = (value: Decimal | bigint) => (typeof value === 'bigint' ? Decimal.of(value) : value);
  environment.registerType('decimal', Decimal);
  for (const [op, holds] of Object.entries(COMPARISONS)) {
    const handler = (a: Decimal | bigint, b: Decimal | bigint) => holds(decimal(a).compare(decimal(b)));
    environment.registerOperator(`decimal ${op} decimal`, handler);
    environment.registerOperator(`decimal ${op} int`, handler);
    // cel-js derives `int == decimal` and every `!=` by itself and refuses a second registration.
    if (op !== '==') environment.registerOperator(`int ${op} decimal`, handler);
  }
  for (const [op, calculate] of Object.entries(ARITHMETIC)) {
    const handler = (a: Decimal | bigint, b: Decimal | bigint) => calculate(decimal(a), decimal(b));
    for (const sides of [`decimal ${op} decimal`, `decimal ${op} int`, `int ${op} decimal`]) {
      environment.registerOperator(`${sides}: decimal`, handler);
    }
  }
  const isIn = (a: Decimal, list: readonly (Decimal | bigint)[]) => list.some((item) => a.equals(decimal(item)));
  environment.registerOperator('decimal in list<decimal>', isIn);
  environment.registerOperator('decimal in list<int>', isIn);
  environment.registerOperator('-decimal', (a: Decimal) => Decimal.of(-a.units, a.scale));
  environment.registerFunction('dec(string): decimal', (text: string) => Decimal.parse(text));
  environment.registerFunction('abs(decimal): decimal', absolute);
  for (const factor of ['decimal', 'int']) {
    environment.registerFunction(
      `within_factor(decimal, decimal, ${factor}): bool`,
      (a: Decimal, b: Decimal, most: Decimal | bigint) =>
        absolute(a).compare(absolute(b).mul(decimal(most))) <= 0 &&
        absolute(b).compare(absolute(a).mul(decimal(most))) <= 0,
    );
  }
  environment.registerFunction('same_sign(decimal, decimal): bool', (a: Decimal, b: Decimal) => a.mul(b).units >= 0n);
  environment.registerFunction(
    'balances(decimal, decimal, decimal, decimal): bool',
    (closing: Decimal, opening: Decimal, came: Decimal, went: Decimal) => closing.equals(opening.add(came).sub(went)),
  );
}

/** For the check of types alone: a fraction is no decimal, and what divides is worked out elsewhere. */
function registerDivision(environment: Environment): void {
  const handler = (): Decimal => {
    throw new Error('cel-js divides no figures.');
  };
  for (const sides of ['decimal / decimal', 'decimal / int', 'int / decimal'])
    environment.registerOperator(`${sides}: decimal`, handler);
}

function absolute(a: Decimal): Decimal {
  return a.units < 0n ? Decimal.of(-a.units, a.scale) : a;
}

type Shape = Map<string, Shape | string>;

/** Nested names as cel-js object types, each with a constructor of its own, since cel-js tells types by constructor. */
class Shapes {
  private readonly root: Shape = new Map();
  private readonly constructors = new Map<Shape, new () => Record<string, unknown>>();
  private readonly names = new Map<Shape, string>();
  private readonly cells = new Map<ReadonlySet<string>, Map<string, Shape>>();

  constructor(private readonly environment: Environment) {}

  /** Figures with the same cells have one object type between them: a plan's cells are declared once for each set. */
  declareCells(path: readonly string[], cells: ReadonlySet<string>, type: string): void {
    const shapes = this.cells.get(cells) ?? new Map<string, Shape>();
    this.cells.set(cells, shapes);
    let shape = shapes.get(type);
    if (!shape) {
      shape = new Map();
      for (const cell of cells) this.declareIn(shape, cell.split('.'), type);
      shapes.set(type, shape);
    }
    this.declareIn(this.root, path, shape);
  }

  declare(path: readonly string[], type: string): void {
    this.declareIn(this.root, path, type);
  }

  private declareIn(root: Shape, path: readonly string[], type: Shape | string): void {
    let shape = root;
    for (const part of path.slice(0, -1)) {
      const inner = shape.get(part);
      const next: Shape = inner instanceof Map ? inner : new Map();
      shape.set(part, next);
      shape = next;
    }
    const last = path.at(-1);
    if (last !== undefined) shape.set(last, type);
  }

  register(): void {
    for (const [name, shape] of this.root) {
      this.environment.registerVariable(name, typeof shape === 'string' ? shape : this.registerShape(name, shape));
    }
  }

  build(): Record<string, unknown> {
    return this.buildShape(this.root);
  }

  private registerShape(name: string, shape: Shape): string {
    const known = this.names.get(shape);
    if (known !== undefined) return known;
    const typeName = `fields_${name.replaceAll(/[^A-Za-z0-9_]/g, '_')}_${this.constructors.size}`;
    const ctor = class {} as new () => Record<string, unknown>;
    this.constructors.set(shape, ctor);
    this.names.set(shape, typeName);
    const fields: Record<string, string> = {};
    for (const [key, part] of shape) fields[key] = typeof part === 'string' ? part : this.registerShape(key, part);
    this.environment.registerType(typeName, { ctor, fields });
    return typeName;
  }

  private buildShape(shape: Shape): Record<string, unknown> {
    const ctor = this.constructors.get(shape);
    const built: Record<string, unknown> = ctor ? new ctor() : {};
    for (const [key, part] of shape) if (part instanceof Map) built[key] = this.buildShape(part);
    return built;
  }
}

function put(context: Record<string, unknown>, path: readonly string[], value: unknown): void {
  if (value === undefined) return;
  let inner = context;
  for (const part of path.slice(0, -1)) inner = inner[part] as Record<string, unknown>;
  inner[path.at(-1) ?? ''] = value;
}
