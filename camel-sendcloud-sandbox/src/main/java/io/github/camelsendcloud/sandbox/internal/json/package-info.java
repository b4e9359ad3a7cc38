/** Reads and writes JSON. */
package io.github.camelsendcloud.sandbox.internal.json;
