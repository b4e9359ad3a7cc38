/**
 * Makes calls to Sendcloud, and decides when and whether a call is sent. Endpoints with the same connection options
 * share an HTTP client, which camel-http builds. A failed call is retried only if a retry is safe, and a lookup finds
 * the objects that a failed call has created.
 * <p>
 * The doors, which are public for the packages above:
 * <ul>
 * <li>{@link io.github.camelsendcloud.internal.client.ApiRequest}: what a binding sends</li>
 * <li>{@link io.github.camelsendcloud.internal.client.ApiResponse}: what a binding reads</li>
 * <li>{@link io.github.camelsendcloud.internal.client.CallContext}: a binding says where a call waits, how its response
 * is read, and on which thread</li>
 * <li>{@link io.github.camelsendcloud.internal.client.CallResult}: a binding makes a response or an exception of the
 * result</li>
 * <li>{@link io.github.camelsendcloud.internal.client.ClientLease}: an endpoint makes its calls with a lease</li>
 * <li>{@link io.github.camelsendcloud.internal.client.ClientOptions}: the options say how calls are made</li>
 * <li>{@link io.github.camelsendcloud.internal.client.Clients}: the component has the clients, and gives out
 * leases</li>
 * </ul>
 */
package io.github.camelsendcloud.internal.client;
