/** Views for operators: the dev console of rate limits and calls. */
package io.github.camelsendcloud.observe;
