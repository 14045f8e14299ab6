import { nearestNames } from '../../core/edit-distance.ts';
import type { Inventory } from '../../core/inventory.ts';
import { type Holding, holdingOf } from './holding.ts';
import { parseQuestion, type Question, storesIn } from './question.ts';
import { rotationSteps } from './rotation-steps.ts';
import type { Step } from './step.ts';

/** What is known of a secret, or what was perhaps meant. */
export type Answer =
  | { readonly holding: Holding; readonly steps: readonly Step[] }
  | { readonly holding?: undefined; readonly nearest: readonly string[] };

/**
 * Who holds a secret.
 *
 * @param text `<store>/<property>`, or a store alone.
 * @param canonical The usual spelling of a question's property, which bindings have.
 */
export function askWho(
  text: string,
  inventories: readonly Inventory[],
  canonical: (question: Question) => Question = (question) => question,
): Answer {
  const question = parseQuestion(text, inventories);
  const holding = question && holdingOf(canonical(question), inventories);
  if (holding === undefined || holding.clusters.length === 0) return { nearest: nearestTo(text, inventories) };
  return { holding, steps: rotationSteps(holding) };
}

/** A store is easily misspelt by much, as by the first part of its host name; the last part of a property is not. */
function nearestTo(text: string, inventories: readonly Inventory[]): readonly string[] {
  const names = [...namesIn(inventories)];
  const nearest = nearestNames(names, text);
  return nearest.length > 0 ? nearest : nearestNames(names, text.slice(text.lastIndexOf('/')));
}

function* namesIn(inventories: readonly Inventory[]): Iterable<string> {
  for (const inventory of inventories) {
    for (const { address } of storesIn(inventory)) yield address;
    for (const { property, store } of inventory.bindings) yield `${store}/${property}`;
    for (const { property, store } of inventory.kept ?? []) yield `${store}/${property}`;
  }
}
