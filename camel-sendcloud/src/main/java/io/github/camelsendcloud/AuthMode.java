package io.github.camelsendcloud;

/** How requests are authenticated. */
public enum AuthMode {

    /** HTTP Basic with the API keys. */
    BASIC,
    /**
     * A bearer token of OAuth2. The component requests the token with the API keys and the client credentials grant.
     */
    OAUTH2
}
