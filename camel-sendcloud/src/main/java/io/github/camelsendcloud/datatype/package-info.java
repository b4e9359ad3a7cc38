/** Data types of messages: orders of a shop become requests, and what comes in becomes a CloudEvent. */
package io.github.camelsendcloud.datatype;
