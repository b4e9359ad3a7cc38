/** Connects the JUnit extension with the CamelContext of a test. */
package io.github.camelsendcloud.sandbox.internal.junit;
