import type { OwnFinding } from '../../core/report-finding.ts';
import { type EnvironmentShape, nearestPaths, type PathShape, shapeAt } from './environment-shape.ts';
import { PropertyPath } from './property-path.ts';

/** What a property is read as: one value, or an object of which every key is taken. */
export type PropertyUse = 'value' | 'object';

/** What is wrong with a property, as far as the locked shape of its environment tells. */
export function lockedPropertyProblems(shape: EnvironmentShape, path: string, use: PropertyUse): readonly OwnFinding[] {
  const found = shapeAt(shape, path);
  if (found === undefined) return [unknownProperty(shape, path)];
  if (found.type === 'unknown') return [];
  if (found.type === 'null') return [nullProperty(shape, found)];
  return use === 'value' ? valueProblems(shape, found) : objectProblems(shape, found);
}

function valueProblems(shape: EnvironmentShape, { path, secret, type }: PathShape): readonly OwnFinding[] {
  if (type === 'object' || type === 'array') return [structured(shape, path, type)];
  return secret ? [] : [plainValue(shape, path)];
}

function objectProblems(shape: EnvironmentShape, { path, type }: PathShape): readonly OwnFinding[] {
  if (type !== 'object') return [noObject(shape, path, type)];
  return shape.paths
    .filter((below) => isKeyOf(path, below.path) && (below.type === 'object' || below.type === 'array'))
    .map((below) => structured(shape, below.path, below.type));
}

/** Whether a path is one step below another. */
function isKeyOf(path: string, below: string): boolean {
  const segments = PropertyPath.parse(below).segments;
  return segments.length > 1 && PropertyPath.of(...segments.slice(0, -1)).toString() === path;
}

function unknownProperty(shape: EnvironmentShape, path: string): OwnFinding {
  const nearest = nearestPaths(shape, path);
  return {
    code: 'esc/unknown-property',
    severity: 'error',
    problem: `${shape.address} has no property ${path}.`,
    cause:
      'A mount would fail, and with the Pulumi ESC CSI provider 0.1.1 end the provider on that node; an ExternalSecret would never sync.',
    mend:
      nearest.length > 0
        ? `Did you mean ${nearest.join(' or ')}? If it is new, run  npm run import -- ${shape.address}`
        : `Correct the path; if it is new, run  npm run import -- ${shape.address}`,
  };
}

function nullProperty(shape: EnvironmentShape, { path }: PathShape): OwnFinding {
  return {
    code: 'esc/null-property',
    severity: 'error',
    problem: `${path} of ${shape.address} is null.`,
    cause: 'The clients fail on a value that is not there, or deliver an empty one.',
    mend: 'Give it a value in the environment, or leave the binding out.',
  };
}

function structured(shape: EnvironmentShape, path: string, type: string): OwnFinding {
  return {
    code: 'esc/structured-property',
    severity: 'error',
    problem: `${path} of ${shape.address} is ${type === 'array' ? 'a list' : 'an object'}, and one value is read.`,
    cause:
      "The CSI provider and External Secrets Operator would hand out the API's own JSON, each value wrapped with its trace.",
    mend: `Bind what lies below it, or add a property in the environment that holds it as text, { "fn::toJSON": "\${${path}}" }, and bind that.`,
  };
}

function noObject(shape: EnvironmentShape, path: string, type: string): OwnFinding {
  return {
    code: 'esc/no-object',
    severity: 'error',
    problem: `${path} of ${shape.address} is a ${type}, and every key of an object is asked for.`,
    cause: 'External Secrets Operator would report success and make a Secret without keys.',
    mend: 'Name the object, or bind this value as one variable.',
  };
}

function plainValue(shape: EnvironmentShape, path: string): OwnFinding {
  return {
    code: 'esc/plain-property',
    severity: 'note',
    problem: `${path} of ${shape.address} is not secret.`,
    cause:
      'It is delivered as if it were, which costs calls to the store and hides it from those who read the manifests.',
    mend: 'Mark it with fn::secret in the environment, or write it into a ConfigMap.',
  };
}
