package io.github.camelsendcloud.api;

/** A version of the Sendcloud API. The constants are in order of age, the oldest version first. */
public enum ApiVersion {

    V2,
    V3;

    /** The text form of the version in a path: {@code v2} or {@code v3}. */
    public String path() {
        return this == V2 ? "v2" : "v3";
    }

    /**
     * Returns the version with a given text form.
     *
     * @param  path                     {@code v2} or {@code v3}
     * @throws IllegalArgumentException when the text is neither {@code v2} nor {@code v3}
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
