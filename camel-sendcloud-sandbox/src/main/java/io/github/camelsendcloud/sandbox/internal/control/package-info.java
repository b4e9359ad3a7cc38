/**
 * The parts of the control endpoints that know no account: the guard, the event stream, the description and the
 * durations.
 */
package io.github.camelsendcloud.sandbox.internal.control;
