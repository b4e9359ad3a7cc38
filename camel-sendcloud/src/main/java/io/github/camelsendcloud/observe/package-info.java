/** Views for operators: the dev console, the health checks of accounts, and the descriptions of spans. */
package io.github.camelsendcloud.observe;
