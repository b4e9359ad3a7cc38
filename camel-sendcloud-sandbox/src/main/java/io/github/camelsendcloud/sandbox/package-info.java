/**
 * A fake Sendcloud for development and tests. Sendcloud itself offers no test environment. The sandbox keeps its state
 * in memory or in a file, responds in the shapes of Sendcloud's API v2 and v3, and simulates failures on request.
 */
package io.github.camelsendcloud.sandbox;
