package io.github.camelsendcloud.internal.auth;

import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelsendcloud.api.ActivityListener;
import io.github.camelsendcloud.api.RetryAfter;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.entity.UrlEncodedFormEntity;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.NameValuePair;
import org.apache.hc.core5.http.message.BasicNameValuePair;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Requests tokens from an OAuth2 token endpoint, with the client credentials grant (RFC 6749, 4.4).
 */
final class TokenEndpoint implements TokenSource {

    /** The largest response in bytes. A response with a token is far smaller. */
    private static final int LARGEST_RESPONSE = 64 * 1024;
    /**
     * The longest lifetime in seconds. Sendcloud's tokens last an hour. A lifetime of more than a month is an error of
     * the endpoint.
     */
    private static final BigInteger LONGEST_LIFE = BigInteger.valueOf(Duration.ofDays(31).toSeconds());
    /**
     * The lifetime in seconds after a response without a lifetime. A token that expires earlier is replaced after a
     * 401.
     */
    private static final BigInteger USUAL_LIFE = BigInteger.valueOf(Duration.ofHours(1).toSeconds());
    /** In characters. Sendcloud has some 25 scopes. */
    private static final int LONGEST_SCOPES = 2000;
    private static final Pattern DIGITS = Pattern.compile("-?[0-9]{1,100}");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Account account;
    private final String scope;
    private final HttpClient http;
    private final ScheduledExecutorService scheduler;
    private final Duration deadline;
    private final ActivityListener listener;

    /**
     * @param account   the token endpoint and the keys
     * @param scope     the scopes to request, separated by spaces; empty for all scopes that the integration has
     * @param http      the client, which follows no redirects and makes no retries
     * @param scheduler the timer that cancels requests at the deadline
     * @param deadline  the longest time of a request, from the connect to the last byte of the response
     * @param listener  receives the results of the requests
     */
    TokenEndpoint(Account account, String scope, HttpClient http, ScheduledExecutorService scheduler, Duration deadline,
                  ActivityListener listener) {
        this.account = account;
        this.scope = scope;
        this.http = http;
        this.scheduler = scheduler;
        this.deadline = deadline;
        this.listener = listener;
    }

    @Override
    public Object keys() {
        return account.current();
    }

    @Override
    public void failedBefore(TokenRequestException failure) {
        if (failure.areKeysRefused()) {
            account.refused(account.current());
        }
    }

    @Override
    public Issued request() throws TokenRequestException {
        Account.Keys keys = account.current();
        try {
            return timed(keys);
        } catch (TokenRequestException e) {
            if (!e.areKeysRefused()) {
                throw e;
            }
            account.replaceNow(keys);
            Account.Keys newer = account.current();
            if (newer.equals(keys)) {
                throw e;
            }
            return timed(newer);
        }
    }

    private Issued timed(Account.Keys keys) throws TokenRequestException {
        long begin = System.nanoTime();
        ActivityListener.Outcome outcome = ActivityListener.Outcome.UNUSABLE;
        try {
            Issued issued = request(keys);
            outcome = ActivityListener.Outcome.SUCCESS;
            return issued;
        } catch (TokenRequestException e) {
            outcome = e.outcome();
            throw e;
        } finally {
            listener.tokenRequested(outcome, System.nanoTime() - begin);
        }
    }

    private Issued request(Account.Keys keys) throws TokenRequestException {
        Redaction redaction = Redaction.ofKeys(keys.publicKey(), keys.secretKey());
        HttpPost post = new HttpPost(account.tokenUri());
        // RFC 6749, 2.3.1: client id and secret are form-encoded, and then used as user name and password
        post.setHeader(HttpHeaders.AUTHORIZATION, BasicCredentials.header(
                Redaction.formEncoded(keys.publicKey()), Redaction.formEncoded(keys.secretKey())));
        post.setHeader(HttpHeaders.ACCEPT, "application/json");
        List<NameValuePair> form = new ArrayList<>();
        form.add(new BasicNameValuePair("grant_type", "client_credentials"));
        if (!scope.isEmpty()) {
            form.add(new BasicNameValuePair("scope", scope));
        }
        post.setEntity(new UrlEncodedFormEntity(form, UTF_8));
        ScheduledFuture<?> cancellation = null;
        try {
            // the deadline limits the whole request, since a socket timeout starts again with each byte
            cancellation = scheduler.schedule(post::cancel, deadline.toMillis(), TimeUnit.MILLISECONDS);
            return http.execute(post, response -> read(response, post, keys, redaction));
        } catch (TokenRequestException e) {
            throw e;
        } catch (RejectedExecutionException e) {
            throw TokenRequestException.stopped();
        } catch (IOException | CancellationException e) {
            // a CancellationException means that the request was waiting for a connection
            Throwable failure = redaction.apply(e);
            throw TokenRequestException.failed(account.tokenUri(), post.isCancelled()
                    ? new IOException("No complete response within " + deadline.toMillis() + " ms", failure) : failure);
        } finally {
            if (cancellation != null) {
                cancellation.cancel(false);
            }
        }
    }

    private Issued read(ClassicHttpResponse response, HttpPost post, Account.Keys keys, Redaction redaction)
            throws IOException {
        int status = response.getCode();
        HttpEntity entity = response.getEntity();
        byte[] body = entity == null ? new byte[0] : entity.getContent().readNBytes(LARGEST_RESPONSE + 1);
        boolean tooLarge = body.length > LARGEST_RESPONSE;
        if (tooLarge) {
            // the request is cancelled: a close would read the rest of the response, which may never end
            post.cancel();
        }
        JsonNode json = tooLarge ? MAPPER.missingNode() : parse(body);
        if (status != 200 || json.path("error").isTextual()) {
            Header retryAfter = response.getFirstHeader(HttpHeaders.RETRY_AFTER);
            throw TokenRequestException.refused(
                    account.tokenUri(), status, text(json, "error", redaction), text(json, "error_description", redaction),
                    RetryAfter.parse(retryAfter == null ? null : retryAfter.getValue(), Instant.now()));
        }
        if (tooLarge) {
            throw TokenRequestException.unusable(
                    account.tokenUri(), status, "the response is larger than " + LARGEST_RESPONSE + " bytes");
        }
        return issued(json, status, keys, redaction);
    }

    private Issued issued(JsonNode json, int status, Account.Keys keys, Redaction redaction)
            throws TokenRequestException {
        String token = json.path("access_token").asText("");
        JsonNode type = json.path("token_type");
        String problem = null;
        if (!json.isObject()) {
            problem = "the response is no JSON object";
        } else if (!json.path("access_token").isTextual() || !token.matches("[\\x21-\\x7e]+")) {
            problem = "access_token is missing or not a token";
        } else if (!type.isMissingNode() && !"bearer".equalsIgnoreCase(type.asText())) {
            problem = "token_type is not bearer";
        }
        BigInteger seconds = seconds(json.path("expires_in"));
        if (problem == null && seconds == null) {
            problem = "expires_in is not a whole number of seconds";
        } else if (problem == null && (seconds.signum() <= 0 || seconds.compareTo(LONGEST_LIFE) > 0)) {
            problem = "expires_in is not between 1 s and 31 days";
        }
        if (problem != null) {
            throw TokenRequestException.unusable(account.tokenUri(), status, problem);
        }
        return new Issued(token, Duration.ofSeconds(seconds.longValue()), keys, granted(json.path("scope"), token, redaction));
    }

    /** The granted scopes without the secrets that a server may echo; {@code null} for unknown scopes. */
    private String granted(JsonNode granted, String token, Redaction redaction) {
        if (!granted.isTextual()) {
            // RFC 6749, 5.1: the response may lack the field when the requested scopes are granted
            return scope.isEmpty() ? null : scope;
        }
        String line = Redaction.ofToken(token).and(redaction).apply(granted.asText())
                .replaceAll("[^\\x21-\\x7e]+", " ").strip();
        return line.substring(0, Math.min(line.length(), LONGEST_SCOPES));
    }

    /** The lifetime in the response; {@code null} when the lifetime is no whole number of seconds. */
    private static BigInteger seconds(JsonNode life) {
        if (life.isMissingNode() || life.isNull()) {
            // RFC 6749, 5.1: a response may lack the field
            return USUAL_LIFE;
        }
        // some endpoints send the digits as text
        boolean whole = life.isIntegralNumber() || life.isTextual() && DIGITS.matcher(life.asText()).matches();
        return whole ? new BigInteger(life.asText()) : null;
    }

    private static JsonNode parse(byte[] body) throws IOException {
        try {
            return MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            // a body that is no JSON counts as JSON without fields
            return MAPPER.missingNode();
        }
    }

    private static String text(JsonNode json, String field, Redaction redaction) {
        String text = redaction.apply(json.path(field).asText(""))
                .replaceAll("\\p{Cntrl}", " ").strip();
        return text.isEmpty() ? null : text.substring(0, Math.min(text.length(), 300));
    }
}
