/** The shipping rules of an account. */
package io.github.camelsendcloud.sandbox.internal.rules;
