/**
 * A fake Sendcloud to develop and test against: Sendcloud itself offers no test environment. It keeps its state in
 * memory, answers in the shapes of Sendcloud's API v2 and v3, and misbehaves on request.
 */
package io.github.camelsendcloud.sandbox;
