import { createPaginator } from '../../../contract/create-paginator.ts';

/** Entries of a page where the caller says nothing (documented). */
export const DEFAULT_LIMIT = 10;

export const paginate = createPaginator(DEFAULT_LIMIT);
