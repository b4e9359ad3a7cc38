package io.github.camelsendcloud.sandbox;

import java.util.Map;

/** The options of a {@code sendcloud} component that calls a sandbox. */
final class ComponentOptions {

    private ComponentOptions() {
    }

    /** The addresses, and the keys of the first account. */
    static Map<String, String> of(Sandbox sandbox) {
        return Map.of("baseUri", sandbox.baseUri().toString(), "tokenUri", sandbox.tokenUri().toString(),
                "servicePointsUri", sandbox.servicePointsUri().toString(), "publicKey", sandbox.publicKey(),
                "secretKey", sandbox.secretKey());
    }

    /** The keys and the integration of an account. */
    static Map<String, String> of(Account account) {
        return Map.of("publicKey", account.publicKey(), "secretKey", account.secretKey(),
                "integrationId", String.valueOf(account.integration().id()));
    }
}
