/**
 * Authentication. Gives each request its credential, below all code that could copy, log or redirect the request, and
 * keeps one OAuth2 token for each account. Knows HttpClient, but neither Camel nor the purpose of a request.
 * <p>
 * The doors, which are public for the packages above:
 * <ul>
 * <li>{@link io.github.camelsendcloud.internal.auth.Account}: the options name the owner of a token</li>
 * <li>{@link io.github.camelsendcloud.internal.auth.ApiCredentials}: a request carries its credentials</li>
 * <li>{@link io.github.camelsendcloud.internal.auth.Redaction}: messages of failures are masked by what authenticated
 * the request</li>
 * <li>{@link io.github.camelsendcloud.internal.auth.RequestAuthenticator}: the HTTP client calls this handler below the
 * exchange</li>
 * <li>{@link io.github.camelsendcloud.internal.auth.TokenRequestException}: an exception of a user explains why there
 * is no token</li>
 * </ul>
 */
package io.github.camelsendcloud.internal.auth;
