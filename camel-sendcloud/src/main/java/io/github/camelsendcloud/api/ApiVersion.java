package io.github.camelsendcloud.api;

/** A version of the Sendcloud API, oldest first. */
public enum ApiVersion {

    V2,
    V3;

    /** The version as it stands in an address, {@code v2} or {@code v3}. */
    public String path() {
        return this == V2 ? "v2" : "v3";
    }

    /**
     * @param  path                     {@code v2} or {@code v3}
     * @throws IllegalArgumentException when it is anything else
     */
    public static ApiVersion of(String path) {
        for (ApiVersion version : values()) {
            if (version.path().equals(path)) {
                return version;
            }
        }
        throw new IllegalArgumentException("Unknown version '" + path + "' of the Sendcloud API: use v2 or v3");
    }
}
