package io.github.camelsendcloud.sandbox;

/**
 * The account that makes a call.
 *
 * @param publicKey the public key of the call, or of the token request of the call's token
 * @param scopes    the scopes of the call
 */
record Caller(Account account, String publicKey, Scopes scopes) {

    /** A caller with all scopes: Basic authentication, or the public key of a call for service points. */
    static Caller withKeys(KeyPair keys) {
        return new Caller(keys.account(), keys.publicKey(), Scopes.ALL);
    }
}
