package io.github.camelsendcloud.internal.webhook;

/** Verifies that Sendcloud has sent a body. */
interface WebhookVerifier {

    /** The name of the header with the signature or the credential. */
    String header();

    /**
     * Whether the header proves that Sendcloud has sent the body.
     *
     * @param proof the value of the header: {@code null}, a text, or a list of texts
     */
    boolean isGenuine(byte[] body, Object proof);

    static WebhookVerifier of(WebhookSignature signature) {
        return new WebhookVerifier() {
            @Override
            public String header() {
                return WebhookSignature.HEADER;
            }

            @Override
            public boolean isGenuine(byte[] body, Object proof) {
                return signature.matches(body, proof);
            }
        };
    }

    static WebhookVerifier of(DeliveryCredential credential) {
        return new WebhookVerifier() {
            @Override
            public String header() {
                return credential.header();
            }

            @Override
            public boolean isGenuine(byte[] body, Object proof) {
                return credential.matches(proof);
            }
        };
    }
}
