import { Document, isCollection, isMap, parseDocument, type ScalarTag, YAMLMap } from 'yaml';
import { SecretVariable } from '../stores/pulumi-esc/environment-definition.ts';
import { inlineText } from '../synth/yaml-scalar.ts';
import type { DefinitionEdit } from './definition-edit.ts';
import { isList, type Tree, type TreePath } from './definition-tree.ts';

/** The value of a variable. It goes into a definition that is sent, and nowhere else. */
export type SecretOf = (variable: string) => string;

/**
 * A definition with edits made in it. All else of it stays: comments, order, and secrets as the service has encrypted them.
 *
 * @param edits What it lacks of another one, as `editsBetween` says.
 */
export function editDefinition(yaml: string, edits: readonly DefinitionEdit[], secretOf: SecretOf): string {
  const document = read(yaml);
  for (const { after, at } of edits) {
    openWay(document, at);
    if (after === undefined || isNoImport(after, at)) document.deleteIn(at);
    else put(document, at, document.createNode(toQuoted(after, secretOf)));
  }
  return document.toString({ lineWidth: 0 });
}

function isNoImport(after: Tree, [part]: TreePath): boolean {
  return part === 'imports' && isList(after) && after.length === 0;
}

function read(yaml: string): Document {
  const document = parseDocument(yaml, OPTIONS) as Document;
  return isMap(document.contents) ? document : new Document(new YAMLMap(), OPTIONS);
}

/** A map in one line has no room for what may be added, and `values:` with nothing behind it is no map yet. */
function openWay(document: Document, at: TreePath): void {
  for (const [length] of at.entries()) {
    const node = nodeAt(document, at.slice(0, length));
    if (isCollection(node)) node.flow = false;
    else document.setIn(at.slice(0, length), new YAMLMap());
  }
}

function put(document: Document, at: TreePath, value: unknown): void {
  const parent = nodeAt(document, at.slice(0, -1));
  const step = at.at(-1);
  if (!isCollection(parent)) throw new Error(`nothing lies above ${at.join('.')}`);
  if (parent.has(step)) parent.set(step, value);
  else parent.add(document.createPair(new Text(String(step)), value));
}

function nodeAt(document: Document, at: TreePath): unknown {
  return at.length === 0 ? document.contents : document.getIn(at, true);
}

function toQuoted(tree: Tree | undefined, secretOf: SecretOf): unknown {
  if (tree instanceof SecretVariable) return new Text(secretOf(tree.name));
  if (typeof tree === 'string') return new Text(tree);
  if (isList(tree)) return tree.map((item) => toQuoted(item, secretOf));
  if (typeof tree !== 'object' || tree === null) return tree;
  return new Map(Object.entries(tree).map(([key, value]) => [new Text(key), toQuoted(value, secretOf)]));
}

/** A text that the Go parser of the service (yaml.v3) reads as text, too: it takes `1_000` for a number and refuses U+FEFF. */
class Text {
  constructor(readonly text: string) {}
}

const TEXT_TAG: ScalarTag = {
  tag: 'tag:cdk8s-escrow,text',
  default: true,
  identify: (value) => value instanceof Text,
  resolve: (text) => text,
  stringify: ({ value }) => inlineText((value as Text).text),
};

const OPTIONS = { customTags: [TEXT_TAG], prettyErrors: false };
