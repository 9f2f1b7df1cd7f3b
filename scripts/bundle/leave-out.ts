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

/**
 * Leaves out of a script the methods with these names, and every statement under an `if` that asks one of
 * the guards, a value or a method, whose answer is known to be no. Throws for a name that is not there: then the script is another than the one
 * that was read.
 */
export function leaveOut(
  code: string,
  { methods, guards }: { readonly methods: readonly string[]; readonly guards: readonly string[] },
): string {
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
