import { type ClassDeclaration, type InterfaceDeclaration, Node, type TypeAliasDeclaration } from 'ts-morph';

type NamedType = ClassDeclaration | InterfaceDeclaration | TypeAliasDeclaration;

/** Types of lib that declarations name where a caller sees it, and those that these name in turn; without the declarations. */
export function namedTypesOf(declarations: ReadonlyMap<string, Node>): readonly NamedType[] {
  const known = new Set<Node>(declarations.values());
  const found: NamedType[] = [];
  const waiting = [...known];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    for (const type of visiblePartsOf(node).flatMap(typesIn)) {
      if (known.has(type)) continue;
      known.add(type);
      found.push(type);
      waiting.push(type);
    }
  }
  return found;
}

/** Neither bodies nor what is private. */
function visiblePartsOf(node: Node): readonly Node[] {
  if (Node.isClassDeclaration(node)) {
    const members = [
      ...node.getConstructors(),
      ...node.getMethods(),
      ...node.getProperties(),
      ...node.getGetAccessors(),
    ];
    return members.filter((member) => member.getScope() === 'public').flatMap(signaturePartsOf);
  }
  const methods = Node.isVariableDeclaration(node) ? node.getDescendants().filter(Node.isMethodDeclaration) : [];
  return methods.length > 0 ? methods.flatMap(signaturePartsOf) : signaturePartsOf(node);
}

function signaturePartsOf(node: Node): readonly Node[] {
  if (Node.isPropertyDeclaration(node)) return [node.getTypeNode() ?? node.getNameNode()];
  if (!Node.isParametered(node)) return [node];
  const returned = Node.isReturnTyped(node) ? node.getReturnTypeNode() : undefined;
  return [...node.getParameters(), ...(returned === undefined ? [] : [returned])];
}

function typesIn(node: Node): readonly NamedType[] {
  return [node, ...node.getDescendants()].flatMap((one) => {
    const symbol = nameIn(one)?.getSymbol();
    const declaration = (symbol?.getAliasedSymbol() ?? symbol)?.getDeclarations()[0];
    return declaration !== undefined && isOfLib(declaration) && isNamedType(declaration) ? [declaration] : [];
  });
}

function nameIn(node: Node): Node | undefined {
  if (Node.isTypeReference(node)) return node.getTypeName();
  return Node.isExpressionWithTypeArguments(node) ? node.getExpression() : undefined;
}

function isOfLib(node: Node): boolean {
  return node.getSourceFile().getFilePath().includes('/lib/') && !node.getSourceFile().isInNodeModules();
}

function isNamedType(node: Node): node is NamedType {
  return Node.isClassDeclaration(node) || Node.isInterfaceDeclaration(node) || Node.isTypeAliasDeclaration(node);
}
