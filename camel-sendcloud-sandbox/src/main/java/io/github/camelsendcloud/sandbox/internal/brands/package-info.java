/** The brands of an account. */
package io.github.camelsendcloud.sandbox.internal.brands;
