/**
 * What is sent to the sandbox, as builders, and what it answers. All follows from the document of the
 * control API.
 */
package io.github.ampssandbox.model;
