/** The commands of the standalone jar. */
package io.github.camelsendcloud.sandbox.internal.program;
