package io.github.camelsendcloud.internal.webhook;

/** Tells whether it was Sendcloud that sent a body. */
interface WebhookVerifier {

    /** The header that the proof is in. */
    String header();

    /** @param proof the value of the header as the server gives it: nothing, a text, or several */
    boolean isOpen(byte[] body, Object proof);

    static WebhookVerifier of(WebhookSignature signature) {
        return new WebhookVerifier() {
            @Override
            public String header() {
                return WebhookSignature.HEADER;
            }

            @Override
            public boolean isOpen(byte[] body, Object proof) {
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
            public boolean isOpen(byte[] body, Object proof) {
                return credential.matches(proof);
            }
        };
    }
}
