package io.github.camelsendcloud.sandbox;

import java.util.List;

/** Finds out which integration calls, by its keys or its token. */
final class Authenticator {

    private final List<Integration> integrations;
    private final TokenIssuer tokens;

    Authenticator(List<Integration> integrations, TokenIssuer tokens) {
        this.integrations = integrations;
        this.tokens = tokens;
    }

    /**
     * @throws Refusal 401
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
                throw new Refusal(ErrorAnswers.unauthorized(request, "Invalid username/password."));
            }
            return integration;
        }
        if (authorization.regionMatches(true, 0, "Bearer ", 0, 7)) {
            Integration integration = tokens.integrationOf(authorization.substring(7).trim(), integrations.get(0));
            if (integration == null) {
                throw new Refusal(ErrorAnswers.invalidToken(request));
            }
            return integration;
        }
        if (authorization.regionMatches(true, 0, "AccessToken ", 0, 12)) {
            return withServicePointsKey(request, authorization.substring(12).trim());
        }
        throw notProvided(request);
    }

    /** The integration with these keys, or null. */
    Integration byKeys(String publicKey, String secretKey) {
        return integrations.stream()
                .filter(i -> i.publicKey().equals(publicKey) && i.secretKey().equals(secretKey))
                .findFirst().orElse(null);
    }

    /** The host of the service points alone also accepts the public key without the secret one. */
    private Integration withServicePointsKey(ApiRequest request, String publicKey) {
        if (publicKey == null || !request.path().startsWith(Sandbox.SERVICE_POINTS_HOST)) {
            throw notProvided(request);
        }
        return integrations.stream().filter(i -> i.publicKey().equals(publicKey)).findFirst()
                .orElseThrow(() -> new Refusal(ErrorAnswers.invalidToken(request)));
    }

    private static Refusal notProvided(ApiRequest request) {
        return new Refusal(ErrorAnswers.unauthorized(request, "Authentication credentials were not provided."));
    }
}
