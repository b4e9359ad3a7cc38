package io.github.camelsendcloud.sandbox;

/**
 * How many requests an account has made since the start, the last {@link Sandbox#reset()} or the last
 * {@link Sandbox#clearRequests()}. A request with a wrong secret key, an old key pair or an invalid token of the
 * account counts too. A request that a {@link Fault} rejects does not count.
 *
 * @param tokenRequests the requests to the token endpoint
 * @param tokensIssued  the token requests that got a token
 * @param calls         the API calls, with and without success
 * @param unauthorized  the API calls with the status 401
 * @param forbidden     the API calls with the status 403 for a missing scope
 * @param rateLimited   the API calls with the status 429 for a rate limit
 */
public record AccountCounts(
        int tokenRequests, int tokensIssued, int calls, int unauthorized, int forbidden, int rateLimited) {

    /** The API calls that the sandbox has refused: 401, 403 and 429. */
    public int refused() {
        return unauthorized + forbidden + rateLimited;
    }
}
