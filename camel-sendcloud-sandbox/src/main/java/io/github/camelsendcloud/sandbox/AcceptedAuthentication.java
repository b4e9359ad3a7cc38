package io.github.camelsendcloud.sandbox;

/** The ways in which an integration can authenticate its calls. */
public enum AcceptedAuthentication {

    /** Basic authentication and OAuth2. */
    BASIC_AND_OAUTH2,

    /**
     * OAuth2. Basic authentication gets the status 401. Sendcloud's setting is "Use OAuth2 authentication". Sendcloud
     * does not document the body of this 401; the sandbox sends the body for wrong keys.
     */
    OAUTH2_ONLY,

    /**
     * Basic authentication. The token endpoint responds with the error {@code invalid_client}, and a token gets the
     * status 401. Sendcloud does not document these responses.
     */
    BASIC_ONLY
}
