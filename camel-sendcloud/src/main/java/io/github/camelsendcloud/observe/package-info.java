/** Views for operators: the dev console, and the meters of Micrometer, which is optional. */
package io.github.camelsendcloud.observe;
