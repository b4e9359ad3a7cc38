package io.github.camelsendcloud.sandbox;

import java.util.Objects;

/**
 * A Sendcloud integration: the pair of API keys that a caller identifies itself with, and what belongs to it. Each
 * integration sees only its own shipments, parcels and orders.
 *
 * @param id         the integration's id, positive and unique within a sandbox
 * @param userId     the id of the account that the integration belongs to
 * @param publicKey  the user name of Basic authentication and the OAuth2 client id; not null, unique within a sandbox
 * @param secretKey  the password of Basic authentication and the OAuth2 client secret; not null
 * @param oauth2Only whether Basic authentication is refused with 401, as with Sendcloud's setting "Use OAuth2
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
            throw new IllegalArgumentException("The id of an integration is a positive number, not " + id);
        }
        if (publicKey.isEmpty() || secretKey.isEmpty()) {
            throw new IllegalArgumentException("The keys of an integration must not be empty");
        }
    }

    /** An integration that accepts Basic authentication as well as OAuth2; its user id is 1. */
    public static Integration of(long id, String publicKey, String secretKey) {
        return new Integration(id, 1, publicKey, secretKey, false);
    }

    /** The same integration, but refusing Basic authentication. */
    public Integration withOauth2Only() {
        return new Integration(id, userId, publicKey, secretKey, true);
    }

    @Override
    public String toString() {
        return "Integration[id=" + id + ", userId=" + userId + ", publicKey=" + publicKey + ", oauth2Only=" + oauth2Only + "]";
    }
}
