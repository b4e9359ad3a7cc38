/** What an operator sees: how things stand with limits and calls. */
package io.github.camelsendcloud.observe;
