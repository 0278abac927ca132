// Taken when an entry point of the program is imported: what a test of the same process puts in their place later, to
// fake the date or to stub an interface of the web, is not for the emulator.
export const SystemDate = Date;
export const SearchParams = URLSearchParams;
export const SystemUrl = URL;
export const cloneValue = structuredClone;
