package io.github.camelsendcloud.internal.auth;

import java.net.URI;
import java.util.Objects;

/**
 * Whose token it is: everything that decides what a token is good for.
 *
 * @param tokenUri  the token endpoint
 * @param publicKey the OAuth2 client id
 * @param secretKey the OAuth2 client secret
 * @param scope     space separated; empty for all that the integration was granted
 */
public record Account(URI tokenUri, String publicKey, String secretKey, String scope) {

    public Account {
        Objects.requireNonNull(tokenUri, "tokenUri");
        Objects.requireNonNull(publicKey, "publicKey");
        Objects.requireNonNull(secretKey, "secretKey");
        Objects.requireNonNull(scope, "scope");
    }

    /** Never shows the keys. */
    @Override
    public String toString() {
        return "Account[" + tokenUri + ", xxxxxx]";
    }
}
