package io.github.camelsendcloud.internal.auth;

import java.net.URI;
import java.util.Objects;

/**
 * The owner of a token: all values that decide which requests a token authenticates.
 *
 * @param tokenUri  the token endpoint
 * @param publicKey the OAuth2 client id
 * @param secretKey the OAuth2 client secret
 * @param scope     scopes, separated by spaces; empty for all scopes that the integration has
 */
public record Account(URI tokenUri, String publicKey, String secretKey, String scope) {

    public Account {
        Objects.requireNonNull(tokenUri, "tokenUri");
        Objects.requireNonNull(publicKey, "publicKey");
        Objects.requireNonNull(secretKey, "secretKey");
        Objects.requireNonNull(scope, "scope");
    }

    /** A text without the keys. */
    @Override
    public String toString() {
        return "Account[" + tokenUri + ", xxxxxx]";
    }
}
