export { findHomeFolder } from './home-folder.ts';
export { openIdentity } from './open-identity.ts';
