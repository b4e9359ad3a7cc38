/**
 * The component {@code sendcloud:}. This package contains the types that a user names: the component, the endpoint, the
 * options, the constants and the exceptions. The package also contains the producer and the consumers, which Camel gets
 * from the endpoint.
 * <p>
 * An exchange passes through these packages from the first to the last, and its response passes back. No package
 * depends on a package above itself:
 * <ol>
 * <li>this package: Camel's life cycle of endpoints, producers and consumers</li>
 * <li>{@link io.github.camelsendcloud.internal.polling}, {@link io.github.camelsendcloud.internal.webhook} and
 * {@link io.github.camelsendcloud.internal.address}: polling, receiving webhooks, and reading the address of a
 * {@code toD}</li>
 * <li>{@link io.github.camelsendcloud.internal.binding}: an exchange becomes a request, and a response or a failure
 * becomes the result of the exchange</li>
 * <li>{@link io.github.camelsendcloud.internal.client}: the client decides when and whether a call is made and
 * retried</li>
 * <li>{@link io.github.camelsendcloud.internal.auth}: the authenticator adds the credential to a request and refreshes
 * the token</li>
 * <li>the HTTP client that camel-http builds: connections, TLS, proxy, timeouts</li>
 * </ol>
 * {@link io.github.camelsendcloud.api} describes the operations and errors of Sendcloud.
 * {@link io.github.camelsendcloud.model} contains the responses of Sendcloud as records.
 * {@link io.github.camelsendcloud.observe} is for the operator. The endpoint DSL below {@code dsl} is generated.
 */
package io.github.camelsendcloud;
