/** The support tickets with their files and contacts. */
package io.github.camelsendcloud.sandbox.internal.support;
