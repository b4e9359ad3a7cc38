/** The files that responses refer to, for example finished reports. */
package io.github.camelsendcloud.sandbox.internal.files;
