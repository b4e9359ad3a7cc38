package io.github.camelsendcloud;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.servlet.Filter;

import org.awaitility.Awaitility;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;

/** Spring's authorization server, which counts and delays the requests to its token endpoint. */
final class AuthorizationServer implements AutoCloseable {

    /** A client of the server. */
    record Client(String name, String id, String secret, Duration lifetime) {
    }

    private static final AtomicInteger TOKEN_REQUESTS = new AtomicInteger();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static volatile int latency;

    private final ConfigurableApplicationContext server;

    @EnableAutoConfiguration
    static class Server {

        @Bean
        FilterRegistrationBean<Filter> counting() {
            FilterRegistrationBean<Filter> filter = new FilterRegistrationBean<>((request, response, chain) -> {
                TOKEN_REQUESTS.incrementAndGet();
                if (latency > 0) {
                    Awaitility.await().pollDelay(Duration.ofMillis(latency)).until(() -> true);
                }
                chain.doFilter(request, response);
            });
            filter.addUrlPatterns("/oauth2/token");
            filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
            return filter;
        }
    }

    AuthorizationServer(Client... clients) {
        List<String> arguments = new ArrayList<>(List.of("--server.port=0", "--spring.main.banner-mode=off"));
        for (Client client : clients) {
            arguments.addAll(arguments(client));
        }
        server = new SpringApplicationBuilder(Server.class).run(arguments.toArray(String[]::new));
    }

    private static List<String> arguments(Client client) {
        String prefix = "--spring.security.oauth2.authorizationserver.client." + client.name();
        return List.of(
                prefix + ".registration.client-id=" + client.id(),
                prefix + ".registration.client-secret={noop}" + client.secret(),
                prefix + ".registration.client-authentication-methods=client_secret_basic",
                prefix + ".registration.authorization-grant-types=client_credentials",
                prefix + ".registration.scopes=api",
                prefix + ".token.access-token-format=reference",
                prefix + ".token.access-token-time-to-live=" + client.lifetime().toSeconds() + "s");
    }

    /** Sets the count of the token requests and the delay to 0. */
    void reset() {
        TOKEN_REQUESTS.set(0);
        latency = 0;
    }

    /** The number of token requests since the last reset. */
    int tokenRequests() {
        return TOKEN_REQUESTS.get();
    }

    /** @param millis the delay of each token request */
    void latency(int millis) {
        latency = millis;
    }

    URI uri(String endpoint) {
        return URI.create(
                "http://127.0.0.1:" + server.getEnvironment().getProperty("local.server.port") + "/oauth2/" + endpoint);
    }

    /** Replaces the secret of a client. The old secret is invalid at once. */
    void replaceSecret(String id, String secret) {
        RegisteredClientRepository clients = server.getBean(RegisteredClientRepository.class);
        clients.save(RegisteredClient.from(clients.findByClientId(id)).clientSecret("{noop}" + secret).build());
    }

    /** Whether a token is active; a client of the server asks. */
    boolean isActive(String token, String id, String secret) {
        return post("introspect", token, id, secret).contains("\"active\":true");
    }

    void revoke(String token, String id, String secret) {
        post("revoke", token, id, secret);
    }

    private String post(String endpoint, String token, String id, String secret) {
        String keys = URLEncoder.encode(id, StandardCharsets.UTF_8) + ":" + URLEncoder.encode(secret, StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(uri(endpoint))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(keys.getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("token=" + URLEncoder.encode(token, StandardCharsets.UTF_8)))
                .build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
