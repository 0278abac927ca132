/**
 * A local emulator of the Amps AI API, for tests of clients of that API: started in a container, or
 * found where it runs, and controlled by an account for each test.
 *
 * <p>Whatever the sandbox refuses, and a sandbox that does not answer, is a {@link
 * io.github.ampssandbox.ControlException}; requests that were not made as expected are an {@code
 * AssertionError}; a container that does not start is a {@link
 * io.github.ampssandbox.SandboxStartException}. Durations are {@code java.time.Duration}, instants
 * {@code java.time.Instant}; other quantities have their unit in their name, such as {@code
 * capacityKwh}.
 */
package io.github.ampssandbox;
