/** Keeps the data of a sandbox in a file. */
package io.github.camelsendcloud.sandbox.internal.persistence;
