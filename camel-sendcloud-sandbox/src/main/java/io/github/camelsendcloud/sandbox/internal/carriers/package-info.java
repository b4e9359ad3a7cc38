/** The tables of carriers, shipping options, shipping methods, functionalities, zones and prices. */
package io.github.camelsendcloud.sandbox.internal.carriers;
