import type { ClassAudience } from '../core/class-audience.ts';
import type { FileList } from '../core/file-list.ts';

/** What the rules are told of a CSI provider: its version that the fleet pins. */
export interface CsiProviderSubject {
  readonly name: string;
  readonly version: string;
  /** Whether the cluster has it: installed by the fleet, or declared as managed elsewhere. */
  readonly present: boolean;
  /** The unit that the fleet installs it in. */
  readonly unit: string;
  /** With `1`, of several files of a class only the last arrives. */
  readonly filesPerClass: 1 | 'many';
  /** Whether an unchanged value keeps its object version. */
  readonly stableObjectVersions: boolean;
  /** Mode of the mounted files; with `0`, root alone reads them. */
  readonly fileMode: number;
  readonly fileList: FileList;
  /**
   * The parameters of a class that name the Secret with its own credential, and that Secret's namespace.
   * @default - it has none
   */
  readonly authSecretParameters?: { readonly name: string; readonly namespace: string };
  /** What service account tokens for others do to its mounts. */
  readonly foreignTokens: 'ignored' | 'break-mounts' | 'break-mounts-without-own';
  /**
   * The audience that a class needs a token for: the first entry that fits.
   * @default - none
   */
  readonly classAudiences?: readonly ClassAudience[];
  /** Whether it writes whole mount requests to its log, `nodePublishSecretRef` data included. */
  readonly logsRequests: boolean;
  /**
   * Every parameter that it takes; any other one makes each mount fail.
   * @default - unknown ones are ignored
   */
  readonly acceptedParameters?: readonly string[];
}
