/** The service points in European cities, and the search for service points. */
package io.github.camelsendcloud.sandbox.internal.servicepoints;
