/**
 * The component {@code sendcloud:}: what a user names. The component, the endpoint, the options, the constants and the
 * exceptions stand here, and the producer and the consumers that Camel asks the endpoint for.
 * <p>
 * An exchange goes down these packages and comes back up. No package knows one above itself:
 * <ol>
 * <li>this package: Camel's life cycle of endpoints, producers and consumers</li>
 * <li>{@link io.github.camelsendcloud.internal.polling}, {@link io.github.camelsendcloud.internal.webhook} and
 * {@link io.github.camelsendcloud.internal.address}: what a poll finds, what Sendcloud sends, what the address of a
 * {@code toD} means</li>
 * <li>{@link io.github.camelsendcloud.internal.binding}: an exchange becomes a request, a response or a failure becomes
 * an exchange</li>
 * <li>{@link io.github.camelsendcloud.internal.client}: when and whether a call is made, and retried</li>
 * <li>{@link io.github.camelsendcloud.internal.auth}: puts the credential on a request, and refreshes the token</li>
 * <li>the HTTP client that camel-http builds: connections, TLS, proxy, timeouts</li>
 * </ol>
 * Beside them stand {@link io.github.camelsendcloud.api}, which is what Sendcloud is, and
 * {@link io.github.camelsendcloud.model}, the responses of Sendcloud as records.
 * {@link io.github.camelsendcloud.observe} is for the operator. The endpoint DSL below {@code dsl} is generated.
 */
package io.github.camelsendcloud;
