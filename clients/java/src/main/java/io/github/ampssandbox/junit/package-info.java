/** JUnit 5: one sandbox for all tests, and an account for each, by {@code @AmpsSandbox}. */
package io.github.ampssandbox.junit;
