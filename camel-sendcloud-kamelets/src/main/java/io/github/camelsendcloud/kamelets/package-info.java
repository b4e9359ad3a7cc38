/** The beans of the route templates. Routes of an application need no class of this package. */
package io.github.camelsendcloud.kamelets;
