import { crowdListings } from './crowd-listings.ts';
import type { Listing } from './market.ts';
import { namedListings, type TradingCharacter } from './named-listings.ts';

export type RegisteredListing = Listing & TradingCharacter;

export interface ListingRegister {
  readonly all: readonly RegisteredListing[];
  find(code: string): RegisteredListing | undefined;
}

/** The named papers and a crowd, `size` in all, ordered by code. The crowd is made when it is first asked for. */
export function createListingRegister(size: number): ListingRegister {
  const named = namedListings.map((listing) => ({ splits: [], halts: [], ...listing }));
  const byCode = new Map<string, RegisteredListing>(named.map((listing) => [listing.code, listing]));
  let all: readonly RegisteredListing[] | undefined;

  const everyone = (): readonly RegisteredListing[] => {
    if (all !== undefined) return all;
    for (const listing of crowdListings(Math.max(0, size - named.length), new Set(byCode.keys()))) {
      byCode.set(listing.code, listing);
    }
    all = [...byCode.values()].sort((left, right) => (left.code < right.code ? -1 : 1));
    return all;
  };

  return {
    get all() {
      return everyone();
    },
    find: (code) => byCode.get(code) ?? (everyone().length > named.length ? byCode.get(code) : undefined),
  };
}
