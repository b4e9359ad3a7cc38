package io.github.camelsendcloud.internal.webhook;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the account of a webhook: the account whose secret has signed the body. The address of the request or the
 * integration id of the event can name the account. Then only the secrets of this account are tried. Otherwise the
 * secrets of all accounts are tried.
 * <p>
 * A search in all accounts costs one HMAC for each account, and any sender can cause a search. {@link CheckBudget}
 * limits the unsuccessful searches. Thread-safe.
 */
final class AccountFinder implements WebhookVerifier {

    /** One unit of work is an HMAC over a body of this size, which takes a few microseconds. */
    private static final int UNIT = 4096;
    /** The work of unsuccessful searches at once. A larger search is refused. */
    static final int LARGEST_WORK = 200_000;
    /** The time in which one unit of work becomes available: 50,000 units in a second. */
    private static final long INTERVAL = 20_000;

    private static final Logger LOG = LoggerFactory.getLogger(AccountFinder.class);

    private final AccountSecrets secrets;
    private final LongSupplier nanoTime;
    private final CheckBudget budget;

    /** @param nanoTime the monotonic clock, in nanoseconds */
    AccountFinder(AccountSecrets secrets, LongSupplier nanoTime) {
        this.secrets = secrets;
        this.nanoTime = nanoTime;
        this.budget = new CheckBudget(LARGEST_WORK, INTERVAL, nanoTime.getAsLong());
    }

    @Override
    public String header() {
        return WebhookSignature.HEADER;
    }

    @Override
    public Verdict verify(byte[] body, Object proof, String named) {
        byte[] signature = WebhookSignature.decode(proof);
        if (signature == null) {
            return Verdict.UNAUTHORIZED;
        }
        List<String> candidates = secrets.candidates(named, integrationId(body));
        if (candidates.size() <= 1) {
            return find(candidates, new Search(body, signature));
        }
        long work = (long) candidates.size() * (1 + body.length / UNIT);
        if (work > LARGEST_WORK) {
            LOG.info("A webhook of {} bytes is refused: the body is too large for a search in {} accounts. Name the account"
                     + " in the webhook address",
                    body.length, candidates.size());
            return Verdict.UNAUTHORIZED;
        }
        if (!budget.take(work, nanoTime.getAsLong())) {
            LOG.info("Too many webhooks have an unknown signature: the response to a webhook is 503. Name the account in the"
                     + " webhook address, so that no search in {} accounts is necessary",
                    candidates.size());
            return Verdict.refused(WebhookResponse.RETRY_LATER);
        }
        Verdict verdict = find(candidates, new Search(body, signature));
        if (verdict.refusal() == null) {
            budget.giveBack(work);
        }
        return verdict;
    }

    private static Long integrationId(byte[] body) {
        try {
            return IncomingEvent.parse(body).integrationId();
        } catch (IOException e) {
            // the signature decides about the response
            return null;
        }
    }

    private Verdict find(List<String> candidates, Search search) {
        List<String> signers = search.signers(candidates);
        if (signers.isEmpty()) {
            if (!secrets.askForNewer(candidates)) {
                return Verdict.refused(WebhookResponse.RETRY_LATER);
            }
            signers = search.signers(candidates);
        }
        if (signers.size() > 1) {
            LOG.warn("A webhook is refused, because the accounts {} have the same secret. Give each account a webhookSecret of"
                     + " its own, or name the account in the webhook address",
                    signers);
        }
        if (signers.size() != 1) {
            return Verdict.UNAUTHORIZED;
        }
        secrets.refresh(signers.get(0));
        return Verdict.genuine(signers.get(0));
    }

    /** The search for the account that has signed a body. */
    private final class Search {

        private final byte[] body;
        private final byte[] signature;
        private final Map<String, List<String>> tried = new HashMap<>();

        Search(byte[] body, byte[] signature) {
            this.body = body;
            this.signature = signature;
        }

        /**
         * The accounts whose secret has signed the body. All accounts are tried, so that two equal secrets are seen. A
         * second call tries only the accounts with other secrets than before.
         */
        List<String> signers(List<String> candidates) {
            List<String> signers = new ArrayList<>(1);
            for (String name : candidates) {
                List<String> present = secrets.secrets(name);
                if (!present.equals(tried.put(name, present)) && WebhookSignature.matches(body, signature, present)) {
                    signers.add(name);
                }
            }
            return signers;
        }
    }
}
