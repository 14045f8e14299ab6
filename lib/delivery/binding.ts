import type { AbstractPod, Container } from 'cdk8s-plus-30';
import { Construct } from 'constructs';
import type { Property } from '../stores/store.ts';
import { deliverBeforeRendering } from './deliver.ts';
import type { Delivery } from './delivery.ts';
import type { Rotation } from './rotation.ts';
import { slug } from './slug.ts';

/** Props of {@link Binding}: a property, and where the container finds it. */
export type BindingProps = BindingOptions & { readonly property: Property } & BindingTarget;

/** Where a container finds a value: in a file, in a variable, or each key of an object in a variable of its own. */
export type BindingTarget = FileBinding | VariableBinding | VariablesBinding;

/** A value in a file. */
export interface FileBinding {
  /** Absolute path, for instance `/run/secrets/db/password`. */
  readonly file: string;
  readonly variable?: undefined;
  readonly variables?: undefined;
}

/** A value in an environment variable. */
export interface VariableBinding {
  /** Name of the variable, for instance `DB_PASSWORD`. */
  readonly variable: string;
  readonly file?: undefined;
  readonly variables?: undefined;
}

/** Every key of an object as a variable. Needs External Secrets Operator: the driver cannot list an object's keys. */
export interface VariablesBinding {
  readonly variables: {
    /**
     * What stands before each key in a variable's name.
     * @default - nothing
     */
    readonly prefix?: string;
  };
  readonly file?: undefined;
  readonly variable?: undefined;
}

/** What a binding may say besides what and where. */
export interface BindingOptions {
  /**
   * Which container of the workload.
   * @default - its only one
   */
  readonly container?: Container;
  /**
   * Whether, and how, a new value reaches the workload while it runs.
   * @default - the next pod gets it
   */
  readonly rotation?: Rotation;
  /**
   * Forces a delivery.
   * @default - what the unit or the cluster forces, else the plan chooses
   */
  readonly delivery?: Delivery;
}

/**
 * A container's need: this property, as this file or as this environment variable.
 *
 * Says what, not how; the plan says how. The id is a DNS label: it names the volume, the SecretProviderClass where one holds
 * one file (`<workload>-<id>`), and the key in the Kubernetes Secret.
 *
 * @example
 * new Binding(deployment, 'db-password', {
 *   property: environment.property('db.password'),
 *   file: '/run/secrets/db/password',
 * });
 */
export class Binding extends Construct {
  /**
   * Binds several properties as files of one folder.
   *
   * @param folder Absolute path, for instance `/run/secrets/checkout`.
   * @param files File name, or path below the folder, to property. Ids are made from the names: `tls/ca.crt` gets `tls-ca-crt`.
   * @param options The same for all of them.
   *
   * @example
   * Binding.files(deployment, '/run/secrets/db', {
   *   user: environment.property('db.user'),
   *   password: environment.property('db.password'),
   * });
   */
  static files(
    workload: AbstractPod,
    folder: string,
    files: Readonly<Record<string, Property>>,
    options: BindingOptions = {},
  ): readonly Binding[] {
    return Object.entries(files).map(
      ([name, property]) => new Binding(workload, slug(name), { ...options, property, file: `${folder}/${name}` }),
    );
  }

  /**
   * Binds several properties as environment variables.
   *
   * @param variables Name of the variable to property. Ids are made from the names: `DB_PASSWORD` gets `db-password`.
   * @param options The same for all of them.
   *
   * @example
   * Binding.variables(deployment, {
   *   DB_USER: environment.property('db.user'),
   *   DB_PASSWORD: environment.property('db.password'),
   * });
   */
  static variables(
    workload: AbstractPod,
    variables: Readonly<Record<string, Property>>,
    options: BindingOptions = {},
  ): readonly Binding[] {
    return Object.entries(variables).map(
      ([variable, property]) => new Binding(workload, slug(variable), { ...options, property, variable }),
    );
  }

  constructor(
    /** The workload: a Deployment, StatefulSet, DaemonSet, Job, CronJob or Pod of cdk8s-plus-30. */
    readonly workload: AbstractPod,
    id: string,
    readonly props: BindingProps,
  ) {
    super(workload, id);
    deliverBeforeRendering(this);
  }
}
