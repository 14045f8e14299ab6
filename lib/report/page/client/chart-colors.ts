import type { DeliveryKind } from '../../../core/plan.ts';

/** What the chart is painted with; the style says which colour each is. */
export type ChartColors = Readonly<Record<DeliveryKind | 'text' | 'node' | 'font', string>>;

/** Reads the colours of the moment: of the light or the dark page. */
export function chartColors(): ChartColors {
  const style = getComputedStyle(document.documentElement);
  const colorOf = (name: string) => style.getPropertyValue(`--${name}`).trim();
  return {
    'csi-files': colorOf('csi-files'),
    'copied-csi-files': colorOf('copied-csi-files'),
    'csi-synced': colorOf('csi-synced'),
    'external-secret': colorOf('external-secret'),
    text: colorOf('text'),
    node: colorOf('quiet'),
    font: style.fontFamily,
  };
}
