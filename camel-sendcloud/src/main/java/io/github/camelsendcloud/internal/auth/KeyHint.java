package io.github.camelsendcloud.internal.auth;

/** What a user checks when Sendcloud has refused the keys of an account. The texts contain no key. */
final class KeyHint {

    private static final String PAIR = "check that both keys belong to the same integration and have no white space, and that ";

    /** The hint for a request with the keys. */
    static final String BASIC = PAIR + "\"Use OAuth2 authentication\" is not ticked for the integration: otherwise set"
                                + " authMode=oauth2";
    /** The hint for a request for a token. */
    static final String TOKEN = PAIR + "the integration can use OAuth2";

    private KeyHint() {
    }
}
