/**
 * What one provider of the pinned External Secrets Operator can and cannot do.
 *
 * The planner, the constructs and the rules read it; none of them asks which provider it is.
 */
export interface ExternalSecretsProviderProfile {
  /** Key in `spec.provider` of a store. */
  readonly provider: string;
  /** Requests to the store for one entry of `data`, at each refresh. */
  readonly callsPerEntry: number;
  /** Requests to the store for one `dataFrom.extract`, at each refresh. */
  readonly callsPerExtract: number;
  /** Whether `dataFrom.find` works. */
  readonly canFind: boolean;
  /** Whether a property that is gone is told from a failure; without it the deletion policies `Delete` and `Merge` never act. */
  readonly reportsMissing: boolean;
  /** Whether a ClusterSecretStore's reference without a namespace means the namespace of the ExternalSecret. */
  readonly resolvesConsumerNamespace: boolean;
  /** Whether `remoteRef.property` and `remoteRef.version` are ignored without a word. */
  readonly ignoresRemoteProperty: boolean;
  readonly ignoresRemoteVersion: boolean;
  /** Whether an object or array property arrives as plain JSON, without the store's own wrapping. */
  readonly deliversStructuredValues: boolean;
  /**
   * What a PushSecret would break, as a sentence.
   *
   * @default - nothing: pushing works.
   */
  readonly pushProblem?: string;
}
