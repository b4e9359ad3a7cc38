package io.github.camelsendcloud.sandbox;

import java.util.Objects;

/**
 * A Sendcloud integration: its ids and its pair of API keys. A caller of one integration sees only the shipments,
 * parcels and orders of this integration. An {@link Account} of a running sandbox has an integration, and can change
 * the keys.
 *
 * @param id         the integration's id, positive and unique within a sandbox
 * @param userId     the id of the Sendcloud user that the integration belongs to
 * @param publicKey  the user name of Basic authentication and the OAuth2 client id; not null, unique within a sandbox
 * @param secretKey  the password of Basic authentication and the OAuth2 client secret; not null
 * @param oauth2Only whether the sandbox rejects Basic authentication with 401; Sendcloud's setting is "Use OAuth2
 *                   authentication"
 */
public record Integration(long id, long userId, String publicKey, String secretKey, boolean oauth2Only) {

    static final Integration DEFAULT = new Integration(1, 1, "sandbox-public-key", "sandbox-secret-key", false);

    /**
     * @throws NullPointerException     if a key is null
     * @throws IllegalArgumentException if the id is not positive or a key is empty
     */
    public Integration {
        Objects.requireNonNull(publicKey, "publicKey");
        Objects.requireNonNull(secretKey, "secretKey");
        if (id <= 0) {
            throw new IllegalArgumentException("The id of an integration must be positive, not " + id);
        }
        if (publicKey.isEmpty() || secretKey.isEmpty()) {
            throw new IllegalArgumentException("The keys of an integration must not be empty");
        }
    }

    /** An integration with the user id 1 that accepts Basic authentication and OAuth2. */
    public static Integration of(long id, String publicKey, String secretKey) {
        return new Integration(id, 1, publicKey, secretKey, false);
    }

    /** A copy of this integration that rejects Basic authentication. */
    public Integration withOauth2Only() {
        return new Integration(id, userId, publicKey, secretKey, true);
    }

    @Override
    public String toString() {
        return "Integration[id=" + id + ", userId=" + userId + ", publicKey=" + publicKey + ", oauth2Only=" + oauth2Only + "]";
    }
}
