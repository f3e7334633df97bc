/** From the parser's tree of an expression to ours. */
import type { SyntaxNode } from '@lezer/common';
import { functionNamed, functions } from '../../../preload/queryLanguage';
import { QuerySyntaxError } from './querySyntaxError';
import { readNumber, readPath, readString } from './readTerminal';
import type { ArithmeticOperator, Comparator, Expression } from './syntax';

/** Far more than anybody writes, far less than would overflow the stack. */
const deepest = 100;

const comparators = new Map<string, Comparator>([
  ['=', '='],
  ['!=', '!='],
  ['<>', '!='],
  ['<', '<'],
  ['>', '>'],
  ['<=', '<='],
  ['>=', '>='],
]);
const arithmeticOperators: readonly ArithmeticOperator[] = ['+', '-', '*', '/', '%'];

const words = new Map<string, boolean | null | undefined>([
  ['True', true],
  ['False', false],
  ['Null', null],
  ['Undefined', undefined],
]);

export function readExpression(node: SyntaxNode, text: string, depth = 0): Expression {
  if (depth > deepest) {
    throw new QuerySyntaxError(`the expression is deeper than ${deepest} levels`, text, node.from);
  }
  const read = (inner: SyntaxNode): Expression => readExpression(inner, text, depth + 1);
  switch (node.name) {
    case 'Group':
      return read(operandOf(node, 0));
    case 'And':
      return { kind: 'all', of: operandsOf(node).map(read) };
    case 'Or':
      return { kind: 'any', of: operandsOf(node).map(read) };
    case 'Not':
      return { kind: 'not', of: read(operandOf(node, 0)) };
    case 'Sign':
      return readSign(node, text, read);
    case 'Comparison':
      return readComparison(node, text, read);
    case 'Membership':
      return readMembership(node, read);
    case 'Sum':
    case 'Product':
      return readArithmetic(node, text, read);
    case 'Call':
      return readCall(node, text, read);
    case 'List':
      return { kind: 'list', items: operandsOf(node).map(read) };
    case 'Path':
      return { kind: 'path', path: readPath(node, text) };
    case 'StringLiteral':
      return { kind: 'constant', value: readString(node, text) };
    case 'NumberLiteral':
      return { kind: 'constant', value: readNumber(node, text) };
    default:
      if (words.has(node.name)) return { kind: 'constant', value: words.get(node.name) };
      throw new QuerySyntaxError(`did not expect ${node.name}`, text, node.from);
  }
}

type Read = (node: SyntaxNode) => Expression;

function readSign(node: SyntaxNode, text: string, read: Read): Expression {
  const of = read(operandOf(node, 0));
  if (textOf(node.firstChild, text) === '+') return of;
  // A negative number is a constant, which lets a list of them be looked up in a set.
  if (of.kind === 'constant' && typeof of.value === 'number') return { kind: 'constant', value: -of.value };
  return { kind: 'minus', of };
}

function readComparison(node: SyntaxNode, text: string, read: Read): Expression {
  const comparator = comparators.get(textOf(node.getChild('CompareOp'), text));
  if (!comparator) throw new QuerySyntaxError('there is no such comparison', text, node.from);
  return { kind: 'comparison', comparator, left: read(operandOf(node, 0)), right: read(operandOf(node, 1)) };
}

function readMembership(node: SyntaxNode, read: Read): Expression {
  const items = operandsOf(operandOf(node, 1)).map(read);
  return { kind: 'membership', isIn: node.getChild('in') !== null, of: read(operandOf(node, 0)), items };
}

function readArithmetic(node: SyntaxNode, text: string, read: Read): Expression {
  const operators = childrenOf(node).filter(isOperator);
  const [first, ...rest] = operandsOf(node).map(read);
  if (!first) throw new QuerySyntaxError('there is nothing to calculate', text, node.from);
  return {
    kind: 'arithmetic',
    first,
    rest: rest.map((operand, index) => {
      const sign = textOf(operators[index] ?? null, text);
      const operator = arithmeticOperators.find((known) => known === sign);
      if (!operator) throw new QuerySyntaxError(`there is no operator ${sign}`, text, node.from);
      return { operator, operand };
    }),
  };
}

function readCall(node: SyntaxNode, text: string, read: Read): Expression {
  const written = textOf(node.getChild('FunctionName'), text);
  const name = functionNamed(written);
  if (!name) throw new QuerySyntaxError(`there is no function ${written}`, text, node.from);
  const { fewest, most } = functions[name];
  const given = operandsOf(node);
  if (given.length < fewest || given.length > most) {
    throw new QuerySyntaxError(`${name} does not take ${given.length} arguments`, text, node.from);
  }
  return { kind: 'call', name, arguments: given.map(read) };
}

function operandOf(node: SyntaxNode, index: number): SyntaxNode {
  const operand = operandsOf(node)[index];
  // The grammar gives every operator its operands; a tree without is no tree of the strict parser.
  if (!operand) throw new Error(`${node.name} has no operand ${index}`);
  return operand;
}

function operandsOf(node: SyntaxNode): readonly SyntaxNode[] {
  return childrenOf(node).filter((child) => !isOperator(child) && !notOperands.has(child.name));
}

const notOperands = new Set(['FunctionName', 'and', 'or', 'not', 'in', 'nin', '(', ')', '[', ']', ',']);

/** The star of a product is the same token as the star of `SELECT *`. */
function isOperator({ name }: SyntaxNode): boolean {
  return name === 'CompareOp' || name === 'SumOp' || name === 'ProductOp' || name === 'Star';
}

function childrenOf(node: SyntaxNode): readonly SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) children.push(child);
  return children;
}

function textOf(node: SyntaxNode | null, text: string): string {
  return node ? text.slice(node.from, node.to) : '';
}
