/**
 * Makes calls to Sendcloud, and decides when and whether a call is sent. Endpoints with the same connection options
 * share an HTTP client, which camel-http builds. A failed call is retried only if a retry is safe, and a lookup finds
 * the objects that a failed call has created.
 * <p>
 * The doors, which are public for the packages above:
 * <ul>
 * <li>{@link io.github.camelsendcloud.internal.client.ApiRequest}: what a binding sends</li>
 * <li>{@link io.github.camelsendcloud.internal.client.ApiResponse}: what a binding reads</li>
 * <li>{@link io.github.camelsendcloud.internal.client.BodyReader}: a binding reads the body off the wire</li>
 * <li>{@link io.github.camelsendcloud.internal.client.CallCallback}: a binding is told the result of a call</li>
 * <li>{@link io.github.camelsendcloud.internal.client.CallContext}: a binding says for whom a call is made</li>
 * <li>{@link io.github.camelsendcloud.internal.client.CallPolicy}: the limits and retries of an endpoint</li>
 * <li>{@link io.github.camelsendcloud.internal.client.CallResult}: a binding makes a response or an exception of the
 * result</li>
 * <li>{@link io.github.camelsendcloud.internal.client.Clients}: the component has the clients</li>
 * <li>{@link io.github.camelsendcloud.internal.client.ConnectionSettings}: the options say how connections are
 * made</li>
 * <li>{@link io.github.camelsendcloud.internal.client.Leases}: the component gives out clients, limits and budgets</li>
 * <li>{@link io.github.camelsendcloud.internal.client.RetryPolicy}: the options say when calls are retried</li>
 * <li>{@link io.github.camelsendcloud.internal.client.SendcloudClient}: makes the calls</li>
 * <li>{@link io.github.camelsendcloud.internal.client.WaitingCalls}: the stop of a route ends its waiting calls</li>
 * </ul>
 */
package io.github.camelsendcloud.internal.client;
