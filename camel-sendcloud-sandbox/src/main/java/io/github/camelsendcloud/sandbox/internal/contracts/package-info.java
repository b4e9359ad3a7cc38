/** The contracts of an account with carriers. */
package io.github.camelsendcloud.sandbox.internal.contracts;
