package io.github.camelsendcloud.sandbox;

import java.util.List;

/** Finds the integration that makes a call, by its keys or its token. */
final class Authenticator {

    private final List<Integration> integrations;
    private final TokenIssuer tokens;

    Authenticator(List<Integration> integrations, TokenIssuer tokens) {
        this.integrations = integrations;
        this.tokens = tokens;
    }

    /**
     * The integration that makes a call.
     *
     * @throws ErrorResponseException 401 if the credentials are absent or wrong
     */
    Integration authenticate(ApiRequest request) {
        String authorization = request.header("Authorization");
        if (authorization == null) {
            return withServicePointsKey(request, request.query().first("access_token"));
        }
        if (BasicCredentials.isBasic(authorization)) {
            BasicCredentials credentials = BasicCredentials.parse(authorization);
            Integration integration = credentials == null ? null : byKeys(credentials.user(), credentials.password());
            if (integration == null || integration.oauth2Only()) {
                throw new ErrorResponseException(ErrorResponses.unauthorized(request, "Invalid username/password."));
            }
            return integration;
        }
        if (authorization.regionMatches(true, 0, "Bearer ", 0, 7)) {
            Integration integration = tokens.integrationOf(authorization.substring(7).trim(), integrations.get(0));
            if (integration == null) {
                throw new ErrorResponseException(ErrorResponses.invalidToken(request));
            }
            return integration;
        }
        if (authorization.regionMatches(true, 0, "AccessToken ", 0, 12)) {
            return withServicePointsKey(request, authorization.substring(12).trim());
        }
        throw missingCredentials(request);
    }

    /** The integration with these keys; null if no integration has both. */
    Integration byKeys(String publicKey, String secretKey) {
        return integrations.stream()
                .filter(i -> i.publicKey().equals(publicKey) && i.secretKey().equals(secretKey))
                .findFirst().orElse(null);
    }

    /** The host of the service points accepts the public key without the secret key. No other host does. */
    private Integration withServicePointsKey(ApiRequest request, String publicKey) {
        if (publicKey == null || !request.path().startsWith(Sandbox.SERVICE_POINTS_HOST)) {
            throw missingCredentials(request);
        }
        return integrations.stream().filter(i -> i.publicKey().equals(publicKey)).findFirst()
                .orElseThrow(() -> new ErrorResponseException(ErrorResponses.invalidToken(request)));
    }

    private static ErrorResponseException missingCredentials(ApiRequest request) {
        return new ErrorResponseException(
                ErrorResponses.unauthorized(request, "Authentication credentials were not provided."));
    }
}
