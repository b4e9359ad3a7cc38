/** Data types of messages: orders of a shop become requests, and received items become CloudEvents. */
package io.github.camelsendcloud.datatype;
