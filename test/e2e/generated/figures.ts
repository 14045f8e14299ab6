import type { Finding } from '../../../lib';
import { byCodeUnit } from '../../../lib/core/compare';
import type { Verdict } from './trial';

/** What came of the fleets of a run. */
export class Figures {
  private accepted = 0;
  private refused = 0;
  private objects = 0;
  private repeated = 0;
  private rejections = 0;
  private readonly codes = new Map<string, number>();
  private warnings = 0;

  /** Counts a fleet that synth refuses. */
  addRefused(errors: readonly Finding[]): void {
    this.refused += 1;
    for (const code of new Set(errors.map(({ code }) => code))) {
      this.codes.set(code, (this.codes.get(code) ?? 0) + 1);
    }
  }

  /** Counts a fleet that synth accepts. */
  addAccepted({ objects, rejections, repeated, warnings }: Verdict): void {
    this.accepted += 1;
    this.objects += objects;
    this.repeated += repeated;
    this.rejections += rejections.length;
    this.warnings += warnings.length;
  }

  /** How many fleets synth accepts, of all. */
  get acceptedShare(): number {
    return this.accepted / (this.accepted + this.refused);
  }

  /** All of it as lines, and by code in how many fleets a finding was met. */
  report(title: string): string {
    const { accepted, objects, refused, rejections, repeated, warnings } = this;
    const codes = [...this.codes].sort(([a, timesA], [b, timesB]) => timesB - timesA || byCodeUnit(a, b));
    return [
      `${title}: ${accepted + refused} fleets, ${accepted} accepted and ${refused} refused by synth, ${objects} objects applied (${repeated} known from fleets before), ${rejections} rejections, ${warnings} warnings`,
      ...codes.map(([code, times]) => `${String(times).padStart(6)}  ${code}`),
    ].join('\n');
  }
}
