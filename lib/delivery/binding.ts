import type { AbstractPod, Container } from 'cdk8s-plus-30';
import { Construct } from 'constructs';
import type { Property } from '../stores/store';
import { deliverBeforeRendering } from './deliver';
import type { Delivery } from './delivery';

/** Props of {@link Binding}. */
export interface BindingProps {
  /** The value that the container needs. */
  readonly property: Property;
  /** Where the container finds it: absolute path of a file, for instance `/run/secrets/db/password`. */
  readonly file: string;
  /**
   * Which container of the workload.
   * @default - its only one
   */
  readonly container?: Container;
  /**
   * Whether a new value has to reach the file while the container runs. The process has to read the file again.
   * @default false
   */
  readonly rotation?: boolean;
  /**
   * Forces a delivery.
   * @default - the plan chooses
   */
  readonly delivery?: Delivery;
}

/**
 * A container's need: this property, as this file.
 *
 * Says what, not how; the plan says how. The id is a DNS label: it names the SecretProviderClass
 * (`<workload>-<id>`) and the volume.
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
    options: Omit<BindingProps, 'property' | 'file'> = {},
  ): readonly Binding[] {
    return Object.entries(files).map(
      ([name, property]) => new Binding(workload, idOf(name), { ...options, property, file: `${folder}/${name}` }),
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

function idOf(fileName: string): string {
  return fileName.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
}
