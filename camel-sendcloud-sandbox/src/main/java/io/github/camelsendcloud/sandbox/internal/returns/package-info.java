/** The returns, and the return portal of a brand. */
package io.github.camelsendcloud.sandbox.internal.returns;
