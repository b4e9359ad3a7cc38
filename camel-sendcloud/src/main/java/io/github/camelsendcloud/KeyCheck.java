package io.github.camelsendcloud;

import io.github.camelsendcloud.api.HttpMethod;
import io.github.camelsendcloud.internal.binding.EndpointRuntime;
import io.github.camelsendcloud.internal.client.ClientLease;
import org.apache.camel.CamelContext;
import org.apache.camel.support.DefaultExchange;

/** Asks Sendcloud whether the keys of an account are accepted. */
final class KeyCheck {

    private static final String ADDRESS = "user/auth/metadata";

    private KeyCheck() {
    }

    /** The part of the options that decides about the result, beside the account. */
    private record Kind(String baseUri, String scope) {
    }

    /**
     * Checks the keys of a starting producer or consumer. The endpoints of an account share one check.
     *
     * @throws IllegalStateException when Sendcloud refuses the keys, or when the check is not possible
     */
    static void atStart(SendcloudConfiguration options, EndpointRuntime runtime, ClientLease lease, CamelContext context) {
        lease.account().verifyOnce(new Kind(options.getBaseUri(), options.forOwnAccount().tokenScope()), () -> {
            try {
                run(options, runtime, context);
            } catch (SendcloudOperationFailedException e) {
                String problem = isRefusal(e) ? "Sendcloud refuses the keys" : "The keys cannot be verified";
                throw new IllegalStateException(problem + " (option verifyKeys): " + e.getMessage(), e);
            }
        });
    }

    /**
     * Makes one request with the keys, or with a token.
     *
     * @throws SendcloudOperationFailedException when Sendcloud refuses the keys, or the call fails
     */
    static void run(SendcloudConfiguration options, EndpointRuntime runtime, CamelContext context)
            throws SendcloudOperationFailedException {
        try {
            runtime.callForJson(options, HttpMethod.GET, ADDRESS, new DefaultExchange(context));
        } catch (SendcloudAuthenticationException e) {
            // a token without the scope of this operation: the keys have a token, so the keys are accepted
            if (e.getStatusCode() != 403 || e.getError() != null || options.forOwnAccount().tokenScope() == null) {
                throw e;
            }
        }
    }

    /** Whether a failure of the check means that Sendcloud has refused the keys. */
    static boolean isRefusal(SendcloudOperationFailedException failure) {
        if (!(failure instanceof SendcloudAuthenticationException refusal)) {
            return false;
        }
        return refusal.getStatusCode() == 401 || "invalid_client".equals(refusal.getError())
                || "unauthorized_client".equals(refusal.getError())
                || refusal.getStatusCode() == 403 && refusal.getError() == null;
    }
}
