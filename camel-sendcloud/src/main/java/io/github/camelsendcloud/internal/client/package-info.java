/**
 * Makes calls to Sendcloud, and decides when and whether a call is sent. Endpoints with the same connection options
 * share an HTTP client, which camel-http builds. A failed call is retried only if a retry is safe, and a lookup finds
 * the objects that a failed call has created.
 * <p>
 * The doors, which are public for the packages above:
 * <ul>
 * <li>{@link io.github.camelsendcloud.internal.client.ApiRequest}: a binding creates requests</li>
 * <li>{@link io.github.camelsendcloud.internal.client.ApiResponse}: a binding converts responses</li>
 * <li>{@link io.github.camelsendcloud.internal.client.BodyReader}: a binding reads the body from the connection</li>
 * <li>{@link io.github.camelsendcloud.internal.client.CallCallback}: a binding receives the result of a call</li>
 * <li>{@link io.github.camelsendcloud.internal.client.CallContext}: a binding passes the exchange-specific settings of
 * a call</li>
 * <li>{@link io.github.camelsendcloud.internal.client.CallPolicy}: an endpoint has the limits and retries of its
 * calls</li>
 * <li>{@link io.github.camelsendcloud.internal.client.CallResult}: a binding converts the result to a response or an
 * exception</li>
 * <li>{@link io.github.camelsendcloud.internal.client.Clients}: the component owns the clients</li>
 * <li>{@link io.github.camelsendcloud.internal.client.ConnectionSettings}: the options of the component decide about
 * connections</li>
 * <li>{@link io.github.camelsendcloud.internal.client.Leases}: the component leases clients, limits and budgets</li>
 * <li>{@link io.github.camelsendcloud.internal.client.RetryPolicy}: the options of an endpoint decide about
 * retries</li>
 * <li>{@link io.github.camelsendcloud.internal.client.SendcloudClient}: a binding makes all calls with a client</li>
 * <li>{@link io.github.camelsendcloud.internal.client.WaitingCalls}: the stop of a route ends its waiting calls</li>
 * </ul>
 */
package io.github.camelsendcloud.internal.client;
