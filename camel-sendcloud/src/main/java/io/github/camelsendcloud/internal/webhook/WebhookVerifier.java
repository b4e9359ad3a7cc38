package io.github.camelsendcloud.internal.webhook;

import java.util.function.BiPredicate;

/** Verifies that Sendcloud has sent a body, and tells whose event the body is. */
interface WebhookVerifier {

    /** The name of the header with the signature or the credential. */
    String header();

    /**
     * Verifies a body.
     *
     * @param proof the value of the header: {@code null}, a text, or a list of texts
     * @param named the account that the address of the request names; {@code null} for no such account
     */
    Verdict verify(byte[] body, Object proof, String named);

    /**
     * The result of a verification.
     *
     * @param refusal {@code null} when Sendcloud has sent the body; otherwise the response to the sender
     * @param account the name of the account of the event; {@code null} for an account without a name
     */
    record Verdict(WebhookResponse refusal, String account) {

        static final Verdict UNAUTHORIZED = refused(WebhookResponse.UNAUTHORIZED);

        static Verdict refused(WebhookResponse response) {
            return new Verdict(response, null);
        }

        static Verdict genuine(String account) {
            return new Verdict(null, account);
        }
    }

    /** @param account the name of the account with the secrets; {@code null} for an account without a name */
    static WebhookVerifier of(WebhookSignature signature, String account) {
        return of(WebhookSignature.HEADER, signature::matches, account);
    }

    /** @param account the name of the account of all deliveries; {@code null} for an account without a name */
    static WebhookVerifier of(DeliveryCredential credential, String account) {
        return of(credential.header(), (body, proof) -> credential.matches(proof), account);
    }

    private static WebhookVerifier of(String header, BiPredicate<byte[], Object> genuine, String account) {
        return new WebhookVerifier() {
            @Override
            public String header() {
                return header;
            }

            @Override
            public Verdict verify(byte[] body, Object proof, String named) {
                return genuine.test(body, proof) ? Verdict.genuine(account) : Verdict.UNAUTHORIZED;
            }
        };
    }
}
