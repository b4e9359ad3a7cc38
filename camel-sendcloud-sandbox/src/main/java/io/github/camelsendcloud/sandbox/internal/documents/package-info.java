/** Labels and customs documents as PDF, PNG and ZPL. */
package io.github.camelsendcloud.sandbox.internal.documents;
