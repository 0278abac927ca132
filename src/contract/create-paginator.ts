/** The part of a list that a query asks for. */
export interface PageQuery {
  readonly offset?: number;
  readonly limit?: number;
}

export interface Page<T> {
  readonly page: T[];
  readonly pagination: {
    readonly limit: number;
    readonly offset: number;
    readonly total: number;
    readonly hasMore: boolean;
  };
}

/** Cuts lists into pages; where a query says nothing, of so many entries from the first. */
export function createPaginator(defaultLimit: number) {
  return <T>(all: readonly T[], { offset = 0, limit = defaultLimit }: PageQuery): Page<T> => {
    const page = all.slice(offset, offset + limit);
    const hasMore = offset + page.length < all.length;
    return { page, pagination: { limit, offset, total: all.length, hasMore } };
  };
}
