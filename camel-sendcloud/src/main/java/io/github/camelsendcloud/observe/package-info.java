/**
 * Views for operators: the dev console, health checks, spans, and the meters of Micrometer. Health, spans and meters
 * are optional.
 */
package io.github.camelsendcloud.observe;
