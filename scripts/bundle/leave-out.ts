import { parseAst } from 'vite';

/** As much of a syntax tree as is looked at here. */
interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly key?: { readonly name?: string };
  readonly test?: Test;
}

/** `name`, `….name` or `….name()`. */
interface Test {
  readonly name?: string;
  readonly property?: { readonly name?: string };
  readonly callee?: Test;
}

export interface Unneeded {
  readonly methods: readonly string[];
  /** What stands under an `if` that asks one of these, a value or a method, is not needed: the answer is no. */
  readonly guards: readonly string[];
  /** How statements begin, each exactly as it is written. */
  readonly statements?: readonly string[];
}

/**
 * Leaves parts of a script out. Throws for a method or a statement that is not there: then the script is
 * another than the one that was read.
 */
export function leaveOut(code: string, { methods, guards, statements = [] }: Unneeded): string {
  const found = [...nodesOf(parseAst(code))];
  const cut = [
    ...methods.map((name) => {
      const method = found.find(
        ({ type, key }) => type === 'MethodDefinition' && key?.name === name,
      );
      if (!method) throw new Error(`There is no method "${name}" any more to be left out.`);
      return method;
    }),
    ...found.filter(({ type, test }) => type === 'IfStatement' && guards.includes(askedBy(test))),
    ...statements.flatMap((beginning) => {
      const meant = found.filter(
        ({ type, start }) => type.endsWith('Statement') && code.startsWith(beginning, start),
      );
      if (meant.length === 0)
        throw new Error(`There is no "${beginning}" any more to be left out.`);
      return meant;
    }),
  ];
  const isWithin = (inner: Node) =>
    cut.some(({ start, end }) => start < inner.start && inner.end <= end);
  // From the end, so that what stands before keeps its place.
  return cut
    .filter((node) => !isWithin(node))
    .toSorted((a, b) => b.start - a.start)
    .reduce((rest, { start, end }) => `${rest.slice(0, start)};${rest.slice(end)}`, code);
}

function askedBy(test: Test | undefined): string {
  return test?.callee ? askedBy(test.callee) : (test?.property?.name ?? test?.name ?? '');
}

function* nodesOf(value: unknown): Generator<Node> {
  if (Array.isArray(value)) for (const item of value) yield* nodesOf(item);
  else if (isNode(value)) {
    yield value;
    for (const part of Object.values(value)) yield* nodesOf(part);
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
}
