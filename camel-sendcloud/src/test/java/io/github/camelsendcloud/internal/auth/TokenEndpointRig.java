package io.github.camelsendcloud.internal.auth;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

import io.github.camelsendcloud.api.ActivityListener;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Requests tokens from token endpoints over real sockets. */
final class TokenEndpointRig implements AutoCloseable {

    static final String PUBLIC_KEY = "the-public-key";
    static final String SECRET_KEY = "the-secret:key%";

    private final CloseableHttpClient http
            = HttpClientBuilder.create().disableRedirectHandling().disableAutomaticRetries().build();
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();

    TokenSource.Issued request(Account.Settings account, Duration deadline) throws TokenRequestException {
        return request(account, "api", deadline);
    }

    TokenSource.Issued request(Account.Settings account, String scope, Duration deadline) throws TokenRequestException {
        TokenSource.Issued issued
                = new TokenEndpoint(Account.of(account), scope, http, scheduler, deadline, ActivityListener.NONE).request();
        return new TokenSource.Issued(issued.value(), issued.lifetime(), null, issued.scopes());
    }

    TokenSource.Issued request(URI tokenUri) throws TokenRequestException {
        return request(account(tokenUri), Duration.ofSeconds(20));
    }

    /** Returns the failure of a request, and checks that the failure contains no secret. */
    TokenRequestException failure(Account.Settings account, Duration deadline) {
        return failure(account, "api", deadline);
    }

    /** Returns the failure of a request for scopes, and checks that the failure contains no secret. */
    TokenRequestException failure(Account.Settings account, String scope, Duration deadline) {
        TokenRequestException failure
                = catchThrowableOfType(TokenRequestException.class, () -> request(account, scope, deadline));
        assertThat(failure).isNotNull();
        String encoded = URLEncoder.encode(account.secretKey(), StandardCharsets.UTF_8);
        String basic = account.publicKey() + ":" + encoded;
        assertThat(everythingOf(failure)).doesNotContain(
                account.publicKey(), account.secretKey(), encoded,
                Base64.getEncoder().encodeToString(basic.getBytes(StandardCharsets.UTF_8)));
        return failure;
    }

    TokenRequestException failure(URI tokenUri) {
        return failure(account(tokenUri), Duration.ofSeconds(20));
    }

    static Account.Settings account(URI tokenUri) {
        return new Account.Settings(tokenUri, PUBLIC_KEY, SECRET_KEY);
    }

    /** Returns the message, the causes and the stack trace of a failure. */
    static String everythingOf(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    void stop() {
        scheduler.shutdownNow();
    }

    @Override
    public void close() throws IOException {
        scheduler.shutdownNow();
        http.close();
    }
}
