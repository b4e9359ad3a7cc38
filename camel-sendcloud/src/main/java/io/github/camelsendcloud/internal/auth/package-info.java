/**
 * Puts the credential on a request, below everything that could copy, log or redirect it, and keeps one OAuth2 token an
 * account fresh. Knows HttpClient, but neither Camel nor what the request is for.
 */
package io.github.camelsendcloud.internal.auth;
