import { isJsonObject, type Json, type JsonObject } from '../../core/json.ts';
import { allMetadataOf, describe, kindKey, objectsAt, podSpecOf } from '../../core/manifest.ts';
import type { RenderedObject, Rule, RuleFinding } from '../rule.ts';
import { formOfSecret, literalSecret, type SecretLook } from '../secret-looking.ts';

/** No text that looks like a secret reaches `dist/`. The finding says where it stands, never what. */
export const noPlainText: Rule = {
  code: 'secret/plain-text',
  severity: 'error',
  *check({ objects }): Iterable<RuleFinding> {
    const sightings: Sighting[] = [];
    for (const object of objects) {
      lookAt(object, sightings);
      for (const sighting of sightings) yield findingOf(object, sighting);
      sightings.length = 0;
    }
  },
};

/** Where something stands that looks like a secret. */
interface Sighting {
  readonly where: string;
  readonly look: SecretLook;
}

function findingOf({ identity, path }: RenderedObject, { look, where }: Sighting): RuleFinding {
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

function lookAt({ identity, manifest }: RenderedObject, sightings: Sighting[]): void {
  for (const { annotations } of allMetadataOf(manifest, identity)) {
    if (isJsonObject(annotations)) lookAtForms(annotations, sightings);
  }
  const pod = podSpecOf(manifest, identity);
  if (pod !== undefined) {
    for (const container of objectsAt(pod, 'initContainers')) lookAtContainer(container, sightings);
    for (const container of objectsAt(pod, 'containers')) lookAtContainer(container, sightings);
  }
  const way = FIELDS.get(kindKey(identity));
  if (way) lookBelow(fieldAt(manifest, way), [...way], sightings);
}

/** Where people write settings of their own, by kind. */
const FIELDS: ReadonlyMap<string, readonly string[]> = new Map([
  ['/ConfigMap', ['data']],
  ['argoproj.io/Application', ['spec', 'source', 'helm']],
  ['external-secrets.io/ClusterExternalSecret', ['spec', 'externalSecretSpec', 'target', 'template']],
  ['external-secrets.io/ExternalSecret', ['spec', 'target', 'template']],
  ['helm.toolkit.fluxcd.io/HelmRelease', ['spec', 'values']],
]);

function fieldAt(manifest: JsonObject, way: readonly string[]): Json | undefined {
  return way.reduce<Json | undefined>((at, key) => (isJsonObject(at) ? at[key] : undefined), manifest);
}

/** @param way Keys that lead to the value; the same again when this returns. */
function lookBelow(value: Json | undefined, way: string[], sightings: Sighting[]): void {
  if (typeof value === 'string') {
    const look = formOfSecret(value) ?? literalSecret(way.at(-1) ?? '', value);
    if (look) sightings.push({ where: `Field \`${spell(way)}\``, look });
  } else if (Array.isArray(value)) {
    for (const item of value) lookBelow(item, way, sightings);
  } else if (isJsonObject(value)) {
    for (const key in value) {
      way.push(key);
      lookBelow(value[key], way, sightings);
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

function lookAtForms(annotations: JsonObject, sightings: Sighting[]): void {
  for (const key in annotations) {
    const text = annotations[key];
    const look = typeof text === 'string' ? formOfSecret(text) : undefined;
    if (look) sightings.push({ where: `Annotation "${key}"`, look });
  }
}

function lookAtContainer(container: JsonObject, sightings: Sighting[]): void {
  for (const { name, value } of objectsAt(container, 'env')) {
    if (typeof value !== 'string') continue;
    const look = formOfSecret(value) ?? literalSecret(String(name), value);
    if (look) sightings.push({ where: `Variable "${name}" of container "${container.name}"`, look });
  }
  lookAtArguments(container, 'command', sightings);
  lookAtArguments(container, 'args', sightings);
}

function lookAtArguments(container: JsonObject, list: 'args' | 'command', sightings: Sighting[]): void {
  const texts = container[list];
  if (!Array.isArray(texts)) return;
  texts.forEach((text, index) => {
    if (typeof text !== 'string') return;
    const look = formOfSecret(text) ?? literalFlag(text, texts[index + 1]);
    if (look) sightings.push({ where: `Entry ${index + 1} of \`${list}\` of container "${container.name}"`, look });
  });
}

/** `--password=text`, or `--password` and the text behind it. */
function literalFlag(flag: string, next: Json | undefined): SecretLook | undefined {
  if (!flag.startsWith('-') || flag.includes('\n')) return undefined;
  const end = flag.indexOf('=');
  if (end >= 0) return literalSecret(flag.slice(0, end), flag.slice(end + 1));
  return typeof next === 'string' && !next.startsWith('-') ? literalSecret(flag, next) : undefined;
}
