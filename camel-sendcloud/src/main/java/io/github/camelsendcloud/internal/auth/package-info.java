/**
 * Authenticates requests. This package sets the credential of each request below all code that could copy, log or
 * redirect the request, and keeps one OAuth2 token for each account. The package knows HttpClient, but neither Camel
 * nor the purpose of a request.
 * <p>
 * The doors, which are public for the packages above:
 * <ul>
 * <li>{@link io.github.camelsendcloud.internal.auth.Account}: the options name the owner of a token</li>
 * <li>{@link io.github.camelsendcloud.internal.auth.ApiCredentials}: a request carries its credentials</li>
 * <li>{@link io.github.camelsendcloud.internal.auth.Redaction}: the credentials of a request are masked in the messages
 * of failures</li>
 * <li>{@link io.github.camelsendcloud.internal.auth.RequestAuthenticator}: the HTTP client calls this handler below the
 * exchange</li>
 * <li>{@link io.github.camelsendcloud.internal.auth.TokenRequestException}: an exception for users explains why no
 * token is available</li>
 * </ul>
 */
package io.github.camelsendcloud.internal.auth;
