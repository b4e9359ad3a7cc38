/** The user of an account, and the sender addresses. */
package io.github.camelsendcloud.sandbox.internal.users;
