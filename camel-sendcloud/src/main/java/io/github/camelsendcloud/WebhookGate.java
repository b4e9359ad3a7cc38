package io.github.camelsendcloud;

import io.github.camelsendcloud.webhook.DeliveryCredential;
import io.github.camelsendcloud.webhook.WebhookSignature;

/** Tells whether it was Sendcloud that sent a body. */
interface WebhookGate {

    /** The header that the proof is in. */
    String header();

    /** @param proof the value of the header as the server gives it: nothing, a text, or several */
    boolean isOpen(byte[] body, Object proof);

    static WebhookGate of(WebhookSignature signature) {
        return new WebhookGate() {
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

    static WebhookGate of(DeliveryCredential credential) {
        return new WebhookGate() {
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
