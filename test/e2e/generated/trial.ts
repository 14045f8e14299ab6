import type { JsonObject } from '../../../lib/core/json';
import { identityOf, describe as nameOf } from '../../../lib/core/manifest';
import type { Tree } from '../../../lib/synth/tree';
import { toYaml } from '../../../lib/synth/yaml';
import { BUILT_IN_NAMESPACES } from '../../../lib/upstream/kubernetes';
import type { ApiServer, Applied } from '../api/api-server';
import { expand } from '../expand';
import { podOf } from '../pod-of';
import { defaultAccountOf, foreignNamespaces } from '../stage';
import { clustersIn, manifestIn, type SyncStep, syncSteps } from '../sync-order';
import { definitionsOf } from '../upstream/definitions';
import { DEFINING_MODULES } from '../upstream/modules';
import { misread } from './misread';

/** What an API server says to the files of fleets. */
export class Verdict {
  /** How many objects and pods there are. */
  objects = 0;
  /** How many of them are what was taken already in another fleet, and are not sent again. */
  repeated = 0;
  /** What it did not take, or took for something else. */
  readonly rejections: string[] = [];
  readonly warnings: string[] = [];

  /** @returns whether the server took the object as it was meant. */
  add(manifest: JsonObject, { object, refusal, warnings }: Applied): boolean {
    const name = nameOf(identityOf(manifest));
    const rejections = refusal === undefined ? misread(manifest, object) : [refusal];
    this.objects += 1;
    this.rejections.push(...rejections.map((rejection) => `${name}: ${rejection}`));
    this.warnings.push(...warnings.map((warning) => `${name}: ${warning}`));
    return rejections.length === 0;
  }
}

/**
 * Asks an API server about fleets, one after the other.
 *
 * Namespaces and ServiceAccounts are applied, because admission looks for them, and removed again; of everything else the server
 * is asked what it would do (dry run). Custom kinds are there from the start.
 */
export class Trial {
  /** What was taken: most of a platform is the same in every fleet. */
  private readonly taken = new Set<JsonObject>();

  constructor(private readonly server: ApiServer) {}

  /** Applies what all fleets use: definitions, and the accounts of the namespaces that are there. */
  async prepare(): Promise<void> {
    for (const definition of Object.keys(DEFINING_MODULES).flatMap(definitionsOf)) {
      const { refusal } = await this.server.apply(definition);
      if (refusal !== undefined) throw new Error(refusal);
    }
    for (const name of BUILT_IN_NAMESPACES) await this.server.apply(defaultAccountOf({ metadata: { name } }));
  }

  /** Asks about all clusters of a fleet, each by itself, in the order of its engine. */
  async judge(tree: Tree): Promise<Verdict> {
    const verdict = new Verdict();
    const files = filesIn(tree);
    for (const cluster of clustersIn(tree)) await this.judgeCluster(syncSteps(tree, cluster), files, verdict);
    return verdict;
  }

  private async judgeCluster(steps: readonly SyncStep[], files: Files, verdict: Verdict): Promise<void> {
    const manifests = steps.flatMap((step) => step.manifests);
    const pods = manifests.map(podOf).filter((pod) => pod !== undefined);
    const ask = (manifest: JsonObject) => this.ask(manifest, files, verdict);
    const applied: JsonObject[] = [];
    const apply = async (manifest: JsonObject): Promise<void> => {
      const said = await this.server.apply(manifest);
      verdict.add(manifest, said);
      if (said.created) applied.push(manifest);
      if (manifest.kind === 'Namespace') await apply(defaultAccountOf(manifest));
    };
    try {
      await forEach(foreignNamespaces(manifests), apply);
      for (const step of steps) {
        await forEach(step.manifests.filter(isNamespace), apply);
        await forEach(step.manifests.filter(isAccount), apply);
        const others = step.manifests.filter((manifest) => !isNamespace(manifest) && !isAccount(manifest));
        await forEach(others.flatMap(expand), ask);
      }
      await forEach(pods, ask);
    } finally {
      const remove = (manifest: JsonObject) => this.server.remove(manifest);
      await forEach(applied.filter(isAccount), remove);
      await forEach(applied.filter(isNamespace), remove);
    }
  }

  private async ask(manifest: JsonObject, files: Files, verdict: Verdict): Promise<void> {
    if (this.taken.has(manifest)) {
      verdict.objects += 1;
      verdict.repeated += 1;
      return;
    }
    const isTaken = verdict.add(manifest, await this.tryFile(manifest, files.get(manifest) ?? toYaml(manifest)));
    // What becomes of a pod depends on its namespace.
    if (isTaken && manifest.kind !== 'Pod') this.taken.add(manifest);
  }

  /** Asks once more when the server had no time, which says nothing about the object. */
  private async tryFile(manifest: JsonObject, file: string): Promise<Applied> {
    const said = await this.server.tryFile(manifest, file);
    return said.refusal?.startsWith('Timeout: ') ? this.server.tryFile(manifest, file) : said;
  }
}

/** Files by the object in them. */
type Files = ReadonlyMap<JsonObject, string>;

const AT_A_TIME = 8;

async function forEach(manifests: readonly JsonObject[], act: (manifest: JsonObject) => Promise<void>): Promise<void> {
  for (let start = 0; start < manifests.length; start += AT_A_TIME) {
    await Promise.all(manifests.slice(start, start + AT_A_TIME).map(act));
  }
}

function isNamespace({ kind }: JsonObject): boolean {
  return kind === 'Namespace';
}

function isAccount({ kind }: JsonObject): boolean {
  return kind === 'ServiceAccount';
}

function filesIn(tree: Tree): Files {
  const texts = [...tree].filter(([path]) => path.endsWith('.yaml')).map(([, text]) => text);
  return new Map(texts.map((text) => [manifestIn(text), text]));
}
