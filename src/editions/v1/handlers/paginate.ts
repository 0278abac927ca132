import { createPaginator } from '../../../contract/create-paginator.ts';

/** One page of a list; 10 entries from the first where the caller says nothing (documented). */
export const paginate = createPaginator(10);
