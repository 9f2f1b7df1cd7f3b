import { parseSync } from 'vite';

/** What a person reads or hears of an element beside the text in it. */
const SPOKEN = new Set(['alt', 'aria-description', 'aria-label', 'label', 'placeholder', 'title']);

interface Node {
  readonly type: string;
  readonly [key: string]: unknown;
}

/** Texts that stand in a component itself, where no language can change them, as they are written. */
export function literalTexts(path: string, source: string): readonly string[] {
  const { program, errors } = parseSync(path, source);
  if (errors.length > 0) throw new Error(`${path} does not parse: ${errors[0]?.message}`);
  const found: string[] = [];
  walk(program as unknown as Node, (node) => {
    if (node.type === 'JSXText') found.push(String(node['value']));
    if (node.type === 'JSXExpressionContainer') found.push(...shownStrings(node['expression']));
    if (node.type === 'JSXAttribute') {
      const name = (node['name'] as Node)['name'];
      if (!SPOKEN.has(String(name))) return false;
      found.push(...shownStrings(node['value']));
      return false;
    }
    return true;
  });
  return found.map((text) => text.trim()).filter((text) => /\p{L}/u.test(text));
}

/** Strings that an expression may come to: also of a choice, and the fixed parts of a template. */
function shownStrings(value: unknown): readonly string[] {
  if (!isNode(value)) return [];
  switch (value.type) {
    case 'Literal':
      return typeof value['value'] === 'string' ? [value['value']] : [];
    case 'TemplateLiteral':
      return (value['quasis'] as readonly { value: { raw: string } }[]).map(
        ({ value: { raw } }) => raw,
      );
    case 'ConditionalExpression':
      return [...shownStrings(value['consequent']), ...shownStrings(value['alternate'])];
    case 'LogicalExpression':
      return [...shownStrings(value['left']), ...shownStrings(value['right'])];
    case 'JSXExpressionContainer':
      return shownStrings(value['expression']);
    default:
      return [];
  }
}

function walk(node: Node, enter: (node: Node) => boolean): void {
  if (!enter(node)) return;
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value])
      if (isNode(child)) walk(child, enter);
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value;
}
