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
 * Asks an OAuth2 token endpoint for a token with the client credentials grant (RFC 6749, 4.4).
 */
final class TokenEndpoint implements TokenSource {

    /** A token answer is far smaller. */
    private static final int LARGEST_ANSWER = 64 * 1024;
    /** Sendcloud's tokens last an hour. Whoever issues one for longer than a month has a mistake in it. */
    private static final BigInteger LONGEST_LIFE = BigInteger.valueOf(Duration.ofDays(31).toSeconds());
    /** What a token is good for when the endpoint does not say. A token that ends earlier is replaced after a 401. */
    private static final BigInteger USUAL_LIFE = BigInteger.valueOf(Duration.ofHours(1).toSeconds());
    private static final Pattern DIGITS = Pattern.compile("-?[0-9]{1,100}");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Account account;
    private final HttpClient http;
    private final ScheduledExecutorService scheduler;
    private final Duration deadline;
    private final Redaction redaction;

    /**
     * @param account   who asks whom, for what
     * @param http      follows no redirects and sends nothing twice
     * @param scheduler cuts off an endpoint that does not come to an end
     * @param deadline  for a request as a whole
     */
    public TokenEndpoint(Account account, HttpClient http, ScheduledExecutorService scheduler, Duration deadline) {
        this.account = account;
        this.http = http;
        this.scheduler = scheduler;
        this.deadline = deadline;
        this.redaction = Redaction.ofKeys(account.publicKey(), account.secretKey());
    }

    @Override
    public Issued request() throws TokenRequestException {
        HttpPost post = new HttpPost(account.tokenUri());
        // RFC 6749, 2.3.1: both are form-encoded before they become a user name and a password
        post.setHeader(HttpHeaders.AUTHORIZATION, BasicCredentials.header(
                Redaction.formEncoded(account.publicKey()), Redaction.formEncoded(account.secretKey())));
        post.setHeader(HttpHeaders.ACCEPT, "application/json");
        List<NameValuePair> form = new ArrayList<>();
        form.add(new BasicNameValuePair("grant_type", "client_credentials"));
        if (!account.scope().isEmpty()) {
            form.add(new BasicNameValuePair("scope", account.scope()));
        }
        post.setEntity(new UrlEncodedFormEntity(form, UTF_8));
        ScheduledFuture<?> cutOff = null;
        try {
            // the timeouts of a socket end when a byte arrives: a trickle would keep everybody waiting
            cutOff = scheduler.schedule(post::cancel, deadline.toMillis(), TimeUnit.MILLISECONDS);
            return http.execute(post, response -> read(response, post));
        } catch (TokenRequestException e) {
            throw e;
        } catch (RejectedExecutionException e) {
            throw TokenRequestException.stopped();
        } catch (IOException | CancellationException e) {
            // the latter of a request that was waiting for a connection
            Throwable failure = redaction.apply(e);
            throw TokenRequestException.failed(account.tokenUri(), post.isCancelled()
                    ? new IOException("No whole answer within " + deadline.toMillis() + " ms", failure) : failure);
        } finally {
            if (cutOff != null) {
                cutOff.cancel(false);
            }
        }
    }

    private Issued read(ClassicHttpResponse response, HttpPost post) throws IOException {
        int status = response.getCode();
        HttpEntity entity = response.getEntity();
        byte[] body = entity == null ? new byte[0] : entity.getContent().readNBytes(LARGEST_ANSWER + 1);
        boolean tooLarge = body.length > LARGEST_ANSWER;
        if (tooLarge) {
            // the connection is cut: a close would read the rest, which may never end
            post.cancel();
        }
        JsonNode json = tooLarge ? MAPPER.missingNode() : parse(body);
        if (status != 200 || json.path("error").isTextual()) {
            Header retryAfter = response.getFirstHeader(HttpHeaders.RETRY_AFTER);
            throw TokenRequestException.refused(
                    account.tokenUri(), status, text(json, "error"), text(json, "error_description"),
                    RetryAfter.parse(retryAfter == null ? null : retryAfter.getValue(), Instant.now()));
        }
        if (tooLarge) {
            throw TokenRequestException.unusable(
                    account.tokenUri(), status, "it is larger than " + LARGEST_ANSWER + " bytes");
        }
        return issued(json, status);
    }

    private Issued issued(JsonNode json, int status) throws TokenRequestException {
        String token = json.path("access_token").asText("");
        JsonNode type = json.path("token_type");
        String problem = null;
        if (!json.isObject()) {
            problem = "it is no JSON object";
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
        return new Issued(token, Duration.ofSeconds(seconds.longValue()));
    }

    /** @return {@code null} when it is no whole number */
    private static BigInteger seconds(JsonNode life) {
        if (life.isMissingNode() || life.isNull()) {
            // RFC 6749, 5.1: recommended only
            return USUAL_LIFE;
        }
        // some send digits as text
        boolean whole = life.isIntegralNumber() || life.isTextual() && DIGITS.matcher(life.asText()).matches();
        return whole ? new BigInteger(life.asText()) : null;
    }

    private static JsonNode parse(byte[] body) throws IOException {
        try {
            return MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            // no JSON is judged like JSON without the fields
            return MAPPER.missingNode();
        }
    }

    private String text(JsonNode json, String field) {
        String text = redaction.apply(json.path(field).asText(""))
                .replaceAll("\\p{Cntrl}", " ").strip();
        return text.isEmpty() ? null : text.substring(0, Math.min(text.length(), 300));
    }
}
