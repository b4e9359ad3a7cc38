package io.github.camelsendcloud.sandbox.internal.http;

/** The versions of Sendcloud's API. The versions differ in the shape of their errors. */
public enum ApiVersion {
    V2,
    V3;

    public static ApiVersion of(String path) {
        return path.contains("/api/v2/") || path.endsWith("/api/v2") ? V2 : V3;
    }
}
