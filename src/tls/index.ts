export { findHomeFolder } from './files/home-folder.ts';
export { openIdentity } from './open-identity.ts';
