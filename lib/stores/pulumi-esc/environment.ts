import { Construct } from 'constructs';
import type { OwnFinding } from '../../core/report-finding.ts';
import type { SecretKeyRef } from '../../core/secret-key-ref.ts';
import type { PulumiTrust } from '../../identity/trust.ts';
import type { WorkloadIdentity } from '../../identity/workload-identity.ts';
import { PULUMI_ESC_API_URL } from '../../upstream/pulumi-esc.ts';
import { PULUMI_ESC_CSI_PROVIDER_0_1_1 } from '../../upstream/pulumi-esc-csi-provider.ts';
import type { CsiSource, ExternalSecretsSource, Property, Store, Unavailable } from '../store.ts';
import { checkDefinition, reportPinTag } from './definition-checks.ts';
import { checkEnvironment } from './environment-checks.ts';
import type { EnvironmentDefinition } from './environment-definition.ts';
import { isPinTag, pinDefinition, pinName } from './environment-pin.ts';
import { escLockOf } from './lock-context.ts';
import { lockedPropertyProblems, type PropertyUse } from './locked-property.ts';
import { PropertyPath, PropertyPathError } from './property-path.ts';
import { secretProviderClassParameters } from './secret-provider-class-parameters.ts';
import { externalSecretsSource } from './secret-store-provider.ts';

/** Props of {@link PulumiEscEnvironment}; `identity`, `accessToken` or both have to be there. */
export interface PulumiEscEnvironmentProps {
  /** Pulumi organization, 3 to 40 characters. */
  readonly organization: string;
  /** ESC project, 1 to 100 characters. */
  readonly project: string;
  /**
   * ESC environment, 1 to 100 characters. Read at its latest revision, as neither CSI provider 0.1.1 nor ESO 2.9.0 can pin one:
   * {@link PulumiEscEnvironment.at} can.
   */
  readonly environment: string;
  /**
   * The ServiceAccount that Pulumi Cloud trusts: External Secrets Operator then needs no token. The CSI provider 0.1.1 knows
   * tokens only.
   * @default - External Secrets Operator signs in with the access token
   */
  readonly identity?: WorkloadIdentity<PulumiTrust>;
  /**
   * The Kubernetes Secret that holds a Pulumi access token: one that somebody creates, or the key of an ExternalSecret or a
   * SealedSecret of this program, `accessToken: sealed.key('pulumi-access-token')`.
   * @default - none, so that the CSI driver cannot read this environment
   */
  readonly accessToken?: PulumiAccessToken;
  /**
   * Base URL of a self-hosted API, ending in `/api/esc`.
   * @default - Pulumi Cloud, `https://api.pulumi.com/api/esc`
   */
  readonly apiUrl?: string;
  /**
   * What it is to hold, for `cdk8s-escrow esc init`; it changes no manifest.
   * @default - somebody else says
   */
  readonly definition?: EnvironmentDefinition;
}

/** The Kubernetes Secret that holds a Pulumi access token. There is no field for the token. */
export interface PulumiAccessToken {
  /** @default 'pulumi-access-token' */
  readonly name?: string;
  readonly namespace: string;
  /**
   * Key in the Secret's data.
   * @default 'pulumi-access-token', the only one that the CSI provider 0.1.1 reads
   */
  readonly key?: string;
}

/**
 * A Pulumi ESC environment as a store. Belongs to a fleet, a cluster or a unit, whichever shares it.
 *
 * @typeParam Path The paths that there are, so that a misspelt one does not compile; `npm run import` writes a class that
 * knows them.
 */
export class PulumiEscEnvironment<Path extends string = string> extends Construct implements Store {
  /** `<organization>/<project>/<environment>`. */
  readonly address: string;
  readonly kind = 'Pulumi ESC environment';
  readonly organization: string;
  readonly project: string;
  readonly environment: string;
  /** Where the access token lies; undefined when there is none. */
  readonly accessToken?: SecretKeyRef;
  /** Whose ServiceAccount Pulumi Cloud trusts. */
  readonly identity?: WorkloadIdentity<PulumiTrust>;
  /** Base URL of the API; undefined for Pulumi Cloud. */
  readonly apiUrl?: string;
  /** What it is to hold; undefined where somebody else says. */
  readonly definition?: EnvironmentDefinition;
  readonly csi: CsiSource | Unavailable;
  readonly externalSecrets: ExternalSecretsSource;
  private readonly pinned = new Map<string, PulumiEscEnvironment<Path>>();

  constructor(scope: Construct, id: string, props: PulumiEscEnvironmentProps) {
    super(scope, id);
    this.organization = props.organization;
    this.project = props.project;
    this.environment = props.environment;
    this.address = `${props.organization}/${props.project}/${props.environment}`;
    this.apiUrl = props.apiUrl === PULUMI_ESC_API_URL ? undefined : props.apiUrl;
    this.identity = props.identity;
    this.accessToken = props.accessToken && secretOf(props.accessToken);
    this.definition = props.definition;
    this.csi = this.csiSource();
    this.externalSecrets = externalSecretsSource(this);
    checkEnvironment(this);
    checkDefinition(this);
  }

  /**
   * The environment as a revision tag has it, as a store of its own: the thin environment `<project>/<environment>--<tag>`,
   * which does nothing but import `<project>/<environment>@<tag>`. `cdk8s-escrow esc init` makes it.
   *
   * What the tagged revision imports without a tag, and what its providers give, is as new as ever.
   *
   * @param tag Another one than `latest`. Asked for twice, it is the same store.
   */
  at(tag: string): PulumiEscEnvironment<Path> {
    const pinned = this.pinned.get(tag) ?? this.pin(tag);
    this.pinned.set(tag, pinned);
    return pinned;
  }

  /**
   * A reference to one value.
   *
   * @param path Property path, for instance `app.hello`, `hosts[0].name` or `tls["ca.crt"]`. One that does not parse is
   * reported by whatever binds it.
   */
  property(path: Path): Property {
    try {
      return this.reference(PropertyPath.parse(path).toString());
    } catch (error) {
      if (error instanceof PropertyPathError) return { ...this.reference(path), problem: error.message };
      throw error;
    }
  }

  /** What the lock says against a property, where there is a lock. */
  problemsOf({ path }: Property, use: PropertyUse): readonly OwnFinding[] {
    const shape = escLockOf(this)?.shapeOf(this.address);
    return shape === undefined ? [] : lockedPropertyProblems(shape, path, use);
  }

  private pin(tag: string): PulumiEscEnvironment<Path> {
    if (!isPinTag(tag)) {
      reportPinTag(this, tag);
      return this;
    }
    const { accessToken, apiUrl, environment, identity, organization, project } = this;
    const pin = { project, environment, tag };
    return new PulumiEscEnvironment<Path>(this, `at-${tag}`, {
      organization,
      project,
      environment: pinName(pin),
      identity,
      accessToken,
      apiUrl,
      definition: pinDefinition(pin),
    });
  }

  private reference(path: string): Property {
    return { store: this, path, csiObject: { fields: { secretKey: path } }, remoteRef: { key: path } };
  }

  private csiSource(): CsiSource | Unavailable {
    const { accessToken } = this;
    if (accessToken === undefined) {
      return { unavailable: 'it names no accessToken, and the CSI provider signs in with nothing else' };
    }
    return {
      profile: PULUMI_ESC_CSI_PROVIDER_0_1_1,
      credentials: [accessToken],
      parameters: (files) => secretProviderClassParameters(this, accessToken, files),
    };
  }
}

function secretOf({ name, namespace, key }: PulumiAccessToken): SecretKeyRef {
  const { authSecretKey } = PULUMI_ESC_CSI_PROVIDER_0_1_1;
  return { name: name ?? authSecretKey, namespace, key: key ?? authSecretKey };
}
