package io.github.camelsendcloud.sandbox.internal.program;

import java.net.URI;

/** The lines that a person pastes to call a sandbox: properties of the Camel component, curl, PHP and Python. */
public final class PasteLines {

    private PasteLines() {
    }

    /**
     * The lines with a final line break.
     *
     * @param base          the address of the API, without a version
     * @param token         the address of the token endpoint
     * @param servicePoints the address of the host of the service points, without a version
     */
    public static String of(URI base, URI token, URI servicePoints, String publicKey, String secretKey) {
        String keys = publicKey + ":" + secretKey;
        return """
                Addresses
                  API v3                %1$s/v3
                  API v2                %1$s/v2
                  service points (v2)   %3$s/v2
                  OAuth2 token          %2$s

                camel-sendcloud, application.properties
                  camel.component.sendcloud.base-uri=%1$s
                  camel.component.sendcloud.token-uri=%2$s
                  camel.component.sendcloud.service-points-uri=%3$s
                  camel.component.sendcloud.public-key=%4$s
                  camel.component.sendcloud.secret-key=%5$s

                curl
                  curl -u '%6$s' %1$s/v3/parcels/statuses
                  curl -u '%6$s' -d grant_type=client_credentials %2$s
                  # with the access_token of that response: curl -H 'Authorization: Bearer ACCESS_TOKEN' %1$s/v3/parcels/statuses

                PHP
                  $client = new GuzzleHttp\\Client(['base_uri' => '%1$s/v2/', 'auth' => ['%4$s', '%5$s']]);

                Python
                  requests.get('%1$s/v2/parcels', auth=('%4$s', '%5$s')).json()
                """
                .formatted(base, token, servicePoints, publicKey, secretKey, keys);
    }
}
