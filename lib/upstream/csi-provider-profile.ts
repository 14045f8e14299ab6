import type { ClassAudience } from '../core/class-audience.ts';
import type { FileList } from '../core/file-list.ts';

/**
 * What one released version of a Secrets Store CSI provider can and cannot do.
 *
 * The planner and the rules read it; none of them asks which provider or version it is. A mended provider is a new profile.
 */
export interface CsiProviderProfile {
  /** Name in `spec.provider` of a SecretProviderClass, and stem of the socket file on the node. */
  readonly provider: string;
  /** Version of the released image, without a leading `v`. */
  readonly version: string;
  /** How many files one SecretProviderClass can deliver; with `1`, of several entries only the last arrives. */
  readonly filesPerClass: 1 | 'many';
  /**
   * Mode of the mounted files, for instance `0o644`. The driver applies it exactly, and `fsGroup` never changes it.
   * With `0` only root that holds CAP_DAC_OVERRIDE can read them.
   */
  readonly fileMode: number;
  /**
   * What service account tokens that the driver passes for other providers do to a mount: nothing, break it, or break it
   * unless a token for this provider is among them.
   */
  readonly foreignTokens: 'ignored' | 'break-mounts' | 'break-mounts-without-own';
  /** Whether every mount fails unless the driver passes a token with one of {@link tokenAudiences}. */
  readonly needsTokens: boolean;
  /**
   * Audiences that the provider looks for among the driver's tokens, by the way it signs in; empty where it takes none, or where
   * the audience is another one in every project.
   */
  readonly tokenAudiences: Readonly<Record<string, string>>;
  /**
   * Which of those a class needs, by its parameters: the first entry that fits.
   *
   * @default - none: the provider does without, or makes its own tokens.
   */
  readonly classAudiences?: readonly ClassAudience[];
  /**
   * Whether an unchanged value keeps its object version.
   * If not, rotation rewrites the SecretProviderClassPodStatus each time, and whatever restarts pods on it never stops.
   */
  readonly stableObjectVersions: boolean;
  /** Whether a property that the store does not have ends the provider's process, and all its mounts on that node with it. */
  readonly missingPropertyCrashesProvider: boolean;
  /** Whether a class can name a revision; if not, the latest is read at every mount and rotation. */
  readonly canPinRevision: boolean;
  /** Whether an object or array property arrives as plain JSON, without the store's own wrapping. */
  readonly deliversStructuredValues: boolean;
  /** Whether the provider writes whole mount requests to its log, `nodePublishSecretRef` data included. */
  readonly logsRequests: boolean;
  /**
   * Key that the Kubernetes Secret with the provider's own credential must have.
   *
   * @default - the provider signs in without a Secret of its own.
   */
  readonly authSecretKey?: string;
  /**
   * The parameters of a class that name that Secret and its namespace.
   *
   * @default - as above
   */
  readonly authSecretParameters?: { readonly name: string; readonly namespace: string };
  /**
   * Every name that may stand in a class's `parameters`; any other one makes each mount fail.
   *
   * @default - unknown names are ignored.
   */
  readonly acceptedParameters?: readonly string[];
  /** How a class lists the files to mount. */
  readonly fileList: FileList;
  /** What one mount, and one acted-on rotation, costs per volume. */
  readonly callsPerMount: CallsPerMount;
}

/** Requests that one mount of one volume sends, at most. */
export interface CallsPerMount {
  /** Requests to the Kubernetes API server. */
  readonly kubernetes: number;
  /** Requests to whoever issues the tokens that the store takes. */
  readonly signIn: number;
  /** Requests to the store that do not depend on the number of files. */
  readonly store: number;
  /** Further requests to the store for each file listed in the class. */
  readonly storePerFile: number;
}
