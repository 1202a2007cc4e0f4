import type { EpochMs } from '../clock/twin-clock.ts';

/** Addresses that were refused too often, for one rule. */
export class AddressBlocks {
  readonly #violations = new Map<string, number>();
  readonly #blockedUntil = new Map<string, EpochMs>();

  isBlocked(address: string, at: EpochMs): boolean {
    return at < (this.#blockedUntil.get(address) ?? at);
  }

  /** A refused call. Counting begins anew with each block. */
  note(address: string, at: EpochMs, rule: { readonly violations: number; readonly blockMs: number }): void {
    const violations = (this.#violations.get(address) ?? 0) + 1;
    this.#violations.set(address, violations);
    if (violations < rule.violations) return;
    this.#violations.delete(address);
    this.#blockedUntil.set(address, at + rule.blockMs);
  }
}
