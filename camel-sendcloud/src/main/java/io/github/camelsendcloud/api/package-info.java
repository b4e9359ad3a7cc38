/**
 * What Sendcloud <em>is</em>: operations, addresses, queries and errors. The package uses Java and Jackson only. No
 * class here knows Camel or an HTTP client, so each rule about the API can be read and tested alone.
 *
 * <p>
 * These types are for users: {@link io.github.camelsendcloud.api.ApiError} is in the exceptions of the component,
 * {@link io.github.camelsendcloud.api.LimitStatus} describes a rate limit,
 * {@link io.github.camelsendcloud.api.RetryBudgetStatus} describes a retry budget,
 * {@link io.github.camelsendcloud.api.OperationCatalog} lists each {@link io.github.camelsendcloud.api.Operation}. The
 * types of the components of {@code Operation} are public, too.
 *
 * <p>
 * All other public types serve the {@code internal} packages of this component and may change without notice:
 * {@link io.github.camelsendcloud.api.ActivityListener}, {@link io.github.camelsendcloud.api.ApiErrorParser},
 * {@link io.github.camelsendcloud.api.NextCursor}, {@link io.github.camelsendcloud.api.ObjectComparison},
 * {@link io.github.camelsendcloud.api.ParameterValue}, {@link io.github.camelsendcloud.api.QueryString},
 * {@link io.github.camelsendcloud.api.Resource}, {@link io.github.camelsendcloud.api.RetryAfter} and
 * {@link io.github.camelsendcloud.api.ServerTime}.
 */
package io.github.camelsendcloud.api;
