import type { Schemas } from './operations.ts';

/** The part of a list that a query asks for; 50 entries from the first where it says nothing. */
export function paginate<T>(
  all: readonly T[],
  { offset = 0, limit = 50 }: { readonly offset?: number; readonly limit?: number },
): { readonly page: T[]; readonly pagination: Schemas['Pagination'] } {
  const page = all.slice(offset, offset + limit);
  return {
    page,
    pagination: { limit, offset, total: all.length, hasMore: offset + page.length < all.length },
  };
}
