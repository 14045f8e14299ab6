import { isJsonObject, type Json, type JsonObject } from '../../core/json.ts';
import { allMetadataOf, describe, type GroupKind, metadataOf, objectsAt } from '../../core/manifest.ts';
import type { RenderedObject, Rule, RuleFinding } from '../rule.ts';
import { formOfSecret, literalSecret, type SecretLook, secretInLines } from '../secret-looking.ts';

/** No text that looks like a secret reaches `dist/`. The finding says where it stands, never what. */
export const noPlainText: Rule = {
  code: 'secret/plain-text',
  severity: 'error',
  *check(cluster): Iterable<RuleFinding> {
    const sightings: Sighting[] = [];
    for (const object of cluster.objects) lookAtAnnotations(object, metadataOf(object.manifest), sightings);
    for (const { containers, object } of cluster.workloads) {
      for (const metadata of allMetadataOf(object.manifest, object.identity).slice(1)) {
        lookAtAnnotations(object, metadata, sightings);
      }
      for (const container of containers) lookAtContainer(object, container, sightings);
    }
    for (const { group, kind, way } of SETTINGS) {
      for (const object of cluster.ofKind(group, kind)) {
        lookBelow(object, fieldAt(object.manifest, way), [...way], sightings);
      }
    }
    for (const sighting of sightings) yield findingOf(sighting);
  },
};

/** Where something stands that looks like a secret. */
interface Sighting {
  readonly object: RenderedObject;
  readonly where: string;
  readonly look: SecretLook;
}

function findingOf({ look, object: { identity, path }, where }: Sighting): RuleFinding {
  return {
    ...(look.certain ? {} : { severity: 'warning' as const }),
    path,
    problem: `${where} of ${describe(identity)} looks like ${look.noun}.`,
    cause: `It would be committed to Git, and everybody who may read the ${identity.kind} would read it in the cluster.`,
    mend: [
      "Keep the value in a store and bind it: new Binding(workload, id, { property, variable: 'NAME' }).",
      "If it is none: allow(construct, 'secret/plain-text', 'because …').",
    ].join('\n'),
  };
}

function lookAtAnnotations(object: RenderedObject, { annotations }: JsonObject, sightings: Sighting[]): void {
  if (!isJsonObject(annotations)) return;
  for (const key in annotations) {
    const text = annotations[key];
    const look = typeof text === 'string' ? formOfSecret(text) : undefined;
    if (look) sightings.push({ object, where: `Annotation "${key}"`, look });
  }
}

function lookAtContainer(object: RenderedObject, container: JsonObject, sightings: Sighting[]): void {
  for (const { name, value } of objectsAt(container, 'env')) {
    if (typeof value !== 'string') continue;
    const look = formOfSecret(value) ?? literalSecret(String(name), value);
    if (look) sightings.push({ object, where: `Variable "${name}" of container "${container.name}"`, look });
  }
  lookAtArguments(object, container, 'command', sightings);
  lookAtArguments(object, container, 'args', sightings);
}

function lookAtArguments(
  object: RenderedObject,
  container: JsonObject,
  list: 'args' | 'command',
  sightings: Sighting[],
): void {
  const texts = container[list];
  if (!Array.isArray(texts)) return;
  texts.forEach((text: Json, index) => {
    if (typeof text !== 'string') return;
    const look = formOfSecret(text) ?? literalFlag(text, texts[index + 1]);
    if (!look) return;
    sightings.push({ object, where: `Entry ${index + 1} of \`${list}\` of container "${container.name}"`, look });
  });
}

/** `--password=text`, or `--password` and the text behind it. */
function literalFlag(flag: string, next: Json | undefined): SecretLook | undefined {
  if (!flag.startsWith('-')) return undefined;
  const end = flag.indexOf('=');
  if (end >= 0) return literalSecret(flag.slice(0, end), flag.slice(end + 1));
  return typeof next === 'string' && !next.startsWith('-') ? literalSecret(flag, next) : undefined;
}

/** Where people write settings of their own. */
const SETTINGS: readonly (GroupKind & { readonly way: readonly string[] })[] = [
  { group: '', kind: 'ConfigMap', way: ['data'] },
  { group: 'argoproj.io', kind: 'Application', way: ['spec', 'source', 'helm'] },
  {
    group: 'external-secrets.io',
    kind: 'ClusterExternalSecret',
    way: ['spec', 'externalSecretSpec', 'target', 'template'],
  },
  { group: 'external-secrets.io', kind: 'ExternalSecret', way: ['spec', 'target', 'template'] },
  { group: 'helm.toolkit.fluxcd.io', kind: 'HelmRelease', way: ['spec', 'values'] },
];

function fieldAt(manifest: JsonObject, way: readonly string[]): Json | undefined {
  return way.reduce<Json | undefined>((at, key) => (isJsonObject(at) ? at[key] : undefined), manifest);
}

/** @param way Keys that lead to the value; the same again when this returns. */
function lookBelow(object: RenderedObject, value: Json | undefined, way: string[], sightings: Sighting[]): void {
  if (typeof value === 'string') {
    const look = formOfSecret(value) ?? literalSecret(way.at(-1) ?? '', value);
    const inLines = look ? undefined : secretInLines(value);
    if (look) sightings.push({ object, where: `Field \`${spell(way)}\``, look });
    if (inLines) sightings.push({ object, where: `Line ${inLines.line} of field \`${spell(way)}\``, look: inLines });
  } else if (Array.isArray(value)) {
    for (const item of value) lookBelow(object, item, way, sightings);
  } else if (isJsonObject(value)) {
    for (const key in value) {
      way.push(key);
      lookBelow(object, value[key], way, sightings);
      way.pop();
    }
  }
}

function spell(way: readonly string[]): string {
  return way
    .map((key) => (/^\w+$/.test(key) ? `.${key}` : `["${key}"]`))
    .join('')
    .slice(1);
}
