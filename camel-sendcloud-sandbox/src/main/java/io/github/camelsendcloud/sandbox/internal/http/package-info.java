/** Requests, responses, routes, pages of lists and errors in the forms of Sendcloud. */
package io.github.camelsendcloud.sandbox.internal.http;
