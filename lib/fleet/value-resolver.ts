import { type IResolver, Lazy, type ResolutionContext } from 'cdk8s';

/**
 * The three resolvers that every cdk8s `App` has (lazy values, implicit tokens, number-or-string unions; cdk8s 2.70.106)
 * in one that leaves plain values alone: resolution visits every value of every object.
 */
export const valueResolver: IResolver = {
  resolve(context: ResolutionContext): void {
    const value: unknown = context.value;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
    if (value instanceof Lazy) context.replaceValue(value.produce());
    else if ('resolve' in value && typeof value.resolve === 'function') context.replaceValue(value.resolve());
    else if (value.constructor !== Object && 'value' in value && isNumberOrString(value.value)) {
      context.replaceValue({ value: value.value });
    }
  },
};

function isNumberOrString(value: unknown): boolean {
  return typeof value === 'number' || typeof value === 'string';
}
