package io.github.camelsendcloud.sandbox.internal.data;

/**
 * What the stores of a sandbox share.
 *
 * @param ids      creates ids that are unique within the sandbox
 * @param clock    the time of the sandbox
 * @param settings the settings of the sandbox
 */
public record StoreContext(Ids ids, SandboxClock clock, Settings settings) {
}
