/** The files of the page for people. */
package io.github.camelsendcloud.sandbox.internal.page;
