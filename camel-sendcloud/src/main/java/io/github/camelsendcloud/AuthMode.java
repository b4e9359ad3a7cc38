package io.github.camelsendcloud;

/** How requests are authenticated. */
public enum AuthMode {

    /** HTTP Basic with the API keys. */
    BASIC,
    /** An OAuth2 token, got for the API keys by the client credentials grant, as bearer. */
    OAUTH2
}
