/**
 * Authentication. Gives each request its credential, below all code that could copy, log or redirect the request, and
 * keeps one OAuth2 token for each account. Knows HttpClient, but neither Camel nor the purpose of a request.
 */
package io.github.camelsendcloud.internal.auth;
