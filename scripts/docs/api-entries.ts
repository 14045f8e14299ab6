import {
  type ClassDeclaration,
  type ExportedDeclarations,
  type InterfaceDeclaration,
  Node,
  type ParameterDeclaration,
  Project,
  type PropertyDeclaration,
  type PropertySignature,
} from 'ts-morph';
import { byCodeUnit } from '../../lib/core/compare.ts';
import { type ApiDoc, docOf } from './api-doc.ts';
import { namedTypesOf } from './named-types.ts';

/** Something that the public face exports, or a type that its signatures name. */
export interface ApiEntry {
  readonly name: string;
  readonly isExported: boolean;
  readonly kind: 'class' | 'interface' | 'type' | 'function' | 'object';
  /** Room of lib that it comes from. */
  readonly room: string;
  readonly doc: ApiDoc;
  /**
   * How it is written, on one line.
   * @default - its members say everything
   */
  readonly declaration?: string;
  readonly members: readonly ApiMember[];
}

/** What an entry consists of. */
export interface ApiMember {
  /** As one writes it: `new Unit(…)`, `GitOps.flux(…)`, `namespace?`. */
  readonly term: string;
  /** What it is, or what it returns. */
  readonly type: string;
  readonly doc: ApiDoc;
}

/** Everything that a file exports and what its signatures name, by name. */
export function apiEntries(tsConfig: string, file: string): readonly ApiEntry[] {
  const project = new Project({ tsConfigFilePath: tsConfig, skipAddingFilesFromTsConfig: true });
  const source = project.addSourceFileAtPath(file);
  project.resolveSourceFileDependencies();
  const exported = new Map<string, ExportedDeclarations>();
  for (const [name, [declaration]] of source.getExportedDeclarations())
    if (declaration) exported.set(name, declaration);
  return [
    ...[...exported].map(([name, declaration]) => entryOf(name, declaration, true)),
    ...namedTypesOf(exported).map((declaration) => entryOf(declaration.getName() ?? '', declaration, false)),
  ].sort((a, b) => byCodeUnit(a.name, b.name));
}

function entryOf(name: string, node: ExportedDeclarations, isExported: boolean): ApiEntry {
  const base = {
    name,
    isExported,
    room: roomOf(node),
    doc: docOf(Node.isVariableDeclaration(node) ? node.getVariableStatement() : node),
  };
  if (Node.isClassDeclaration(node)) {
    const declaration = oneLine(node.getText().slice(0, node.getText().indexOf('{')));
    return { ...base, kind: 'class', declaration: withoutExport(declaration), members: membersOfClass(name, node) };
  }
  if (Node.isInterfaceDeclaration(node)) return { ...base, kind: 'interface', ...interfaceParts(node) };
  if (Node.isTypeAliasDeclaration(node)) {
    return { ...base, kind: 'type', declaration: `type ${name} = ${typeText(node.getTypeNode())}`, members: [] };
  }
  if (Node.isFunctionDeclaration(node)) {
    return { ...base, kind: 'function', declaration: `function ${name}${signatureOf(node)}`, members: [] };
  }
  const literal = Node.isVariableDeclaration(node) ? node.getInitializerOrThrow() : node;
  return { ...base, kind: 'object', members: methodsIn(name, literal) };
}

/** `lib/stores/…` is of the room `stores`. */
function roomOf(node: Node): string {
  return /.*\/lib\/([^/]+)\//.exec(node.getSourceFile().getFilePath())?.[1] ?? '';
}

function interfaceParts(node: InterfaceDeclaration): Pick<ApiEntry, 'declaration' | 'members'> {
  const heritage = node.getExtends().map((one) => oneLine(one.getText()));
  return {
    ...(heritage.length > 0 ? { declaration: `interface ${node.getName()} extends ${heritage.join(', ')}` } : {}),
    members: node.getMembers().flatMap((member) => {
      if (Node.isPropertySignature(member)) return isAbsent(member) ? [] : [propertyOf('', member)];
      if (Node.isMethodSignature(member)) {
        return [{ term: member.getName(), type: signatureOf(member), doc: docOf(member) }];
      }
      return [];
    }),
  };
}

/** `file?: undefined` only tells members of a union apart. */
function isAbsent(property: PropertySignature): boolean {
  return property.getTypeNode()?.getText() === 'undefined';
}

function membersOfClass(name: string, node: ClassDeclaration): readonly ApiMember[] {
  const constructors = node.getConstructors().filter((one) => one.getScope() === 'public');
  const kept = constructors.flatMap((one) => one.getParameters()).filter(isKept);
  const properties = node.getProperties().filter(isPublic);
  const methods = node.getMethods().filter(isPublic);
  const getters = node.getGetAccessors().filter(isPublic);
  return [
    ...constructors.map((one) => ({ term: `new ${name}`, type: signatureOf(one), doc: docOf(one) })),
    ...kept.map((one) => propertyOf('', one)),
    ...properties.map((one) => propertyOf(one.isStatic() ? `${name}.` : '', one)),
    ...getters.map((one) => ({ term: one.getName(), type: typeText(one.getReturnTypeNode()), doc: docOf(one) })),
    ...methods.map((one) => ({
      term: one.isStatic() ? `${name}.${one.getName()}` : one.getName(),
      type: signatureOf(one),
      doc: docOf(one),
    })),
  ];
}

/** `readonly` before a parameter makes a property of it. */
function isKept(parameter: ParameterDeclaration): boolean {
  return parameter.isParameterProperty() && parameter.getScope() === 'public';
}

/** What overrides a member of cdk8s or of the language is there for these to call. */
function isPublic(member: Node & { getScope(): string; getName(): string }): boolean {
  const overrides = Node.isModifierable(member) && member.hasModifier('override');
  return member.getScope() === 'public' && !overrides && /^\w+$/.test(member.getName());
}

function methodsIn(name: string, literal: Node): readonly ApiMember[] {
  const object = Node.isAsExpression(literal) ? literal.getExpression() : literal;
  if (!Node.isObjectLiteralExpression(object)) return [];
  return object
    .getProperties()
    .filter(Node.isMethodDeclaration)
    .map((one) => ({ term: `${name}.${one.getName()}`, type: signatureOf(one), doc: docOf(one) }));
}

function propertyOf(
  prefix: string,
  property: ParameterDeclaration | PropertyDeclaration | PropertySignature,
): ApiMember {
  const optional = property.hasQuestionToken() ? '?' : '';
  const written = property.getTypeNode();
  const type = written === undefined ? property.getType().getText(property) : typeText(written);
  return { term: `${prefix}${property.getName()}${optional}`, type, doc: docOf(property) };
}

interface Signature {
  getParameters(): readonly ParameterDeclaration[];
  getReturnTypeNode(): Node | undefined;
}

/** `(scope: Construct, id: string): Unit`; a constructor returns what it is called by. */
function signatureOf(node: Signature): string {
  const parameters = node.getParameters().map(parameterText);
  const returned = node.getReturnTypeNode();
  return `(${parameters.join(', ')})${returned === undefined ? '' : `: ${typeText(returned)}`}`;
}

/** As a caller sees it: neither what becomes of it inside, nor what it is when it is left out. */
function parameterText(node: ParameterDeclaration): string {
  const type = node.getTypeNode() === undefined ? '' : `: ${typeText(node.getTypeNode())}`;
  const rest = node.isRestParameter() ? '...' : '';
  return `${rest}${oneLine(node.getNameNode().getText())}${node.isOptional() && !rest ? '?' : ''}${type}`;
}

/** A type as it is written, without what is said about its parts. */
function typeText(node: Node | undefined): string {
  return node === undefined ? '' : oneLine(node.print({ removeComments: true }));
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

function withoutExport(text: string): string {
  return text.replace(/^(?:\/\*\*.*?\*\/ )?export /s, '');
}
