/** The invoices and invoice items, which follow from the labels of an account. */
package io.github.camelsendcloud.sandbox.internal.invoices;
