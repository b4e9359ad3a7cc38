package io.github.camelsendcloud;

import java.net.URI;

import io.github.camelsendcloud.api.ApiVersion;
import io.github.camelsendcloud.api.HttpMethod;

/** The options of an endpoint in the form that requests need. The component uses this class, routes do not. */
public final class RequestOptions {

    private RequestOptions() {
    }

    /** The configured version; {@code null} for the newest version. */
    public static ApiVersion version(SendcloudConfiguration configuration) {
        return configuration.version();
    }

    /** The configured method; {@code null} without the option. */
    public static HttpMethod method(SendcloudConfiguration configuration) {
        return configuration.httpMethod();
    }

    /**
     * The method that a header names.
     *
     * @throws IllegalArgumentException when Sendcloud does not have the method
     */
    public static HttpMethod method(String header, String name) {
        return OptionCheck.httpMethod("Header " + header, name);
    }

    /**
     * The scopes of the token of all requests of an endpoint; {@code null} when requests carry no token, or when
     * messages name accounts, which can have scopes of their own.
     */
    public static String tokenScope(SendcloudConfiguration configuration) {
        boolean named = configuration.namedAccounts() != null && configuration.getAccount() == null;
        return named ? null : configuration.forOwnAccount().tokenScope();
    }

    /** The configured media type; {@code null} without the option. */
    public static String mediaType(SendcloudConfiguration configuration) {
        return configuration.mediaType();
    }

    /**
     * The address of the API.
     *
     * @throws IllegalArgumentException when the address is not valid or not safe
     */
    public static URI baseUri(SendcloudConfiguration configuration) {
        return configuration.safeAddress("baseUri", configuration.getBaseUri());
    }

    /**
     * The address of the API of v2 service points.
     *
     * @throws IllegalArgumentException when the address is not valid or not safe
     */
    public static URI servicePointsUri(SendcloudConfiguration configuration) {
        return configuration.safeAddress("servicePointsUri", configuration.getServicePointsUri());
    }
}
