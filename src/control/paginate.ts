import { createPaginator } from '../contract/create-paginator.ts';

/** The part of a list that a query asks for; 50 entries from the first where it says nothing. */
export const paginate = createPaginator(50);
