/** Whether the page is laid out for paper: black on white, and with more of each list. */
export class Paper {
  private readonly listeners: (() => void)[] = [];
  private laidOut = false;

  constructor() {
    addEventListener('beforeprint', () => this.set(true));
    addEventListener('afterprint', () => this.set(false));
  }

  get isOn(): boolean {
    return this.laidOut;
  }

  /** Calls back after every change. */
  watch(listener: () => void): void {
    this.listeners.push(listener);
  }

  private set(on: boolean): void {
    this.laidOut = on;
    // Media queries still speak of the screen while `beforeprint` is told.
    document.documentElement.classList.toggle('paper', on);
    for (const listener of this.listeners) listener();
  }
}
