package io.github.camelsendcloud.benchmarks;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.camelsendcloud.AuthMode;
import io.github.camelsendcloud.SendcloudComponent;
import io.github.camelsendcloud.SendcloudConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.RouteDefinition;
import org.apache.hc.core5.http.HttpHeaders;

/** The contenders of a comparison, by their names in the printed lines. */
final class Contenders {

    static final String BARE = "bare";
    static final String HTTP = "camel-http";
    static final String HTTP_OAUTH2 = "camel-http-oauth2";
    static final String BASIC = "sendcloud-basic";
    static final String OAUTH2 = "sendcloud-oauth2";
    /** The component without rate limits. The difference to {@link #BASIC} is the cost of the limiter. */
    static final String UNLIMITED = "sendcloud-unlimited";
    /** The component with a registry for Prometheus. The difference to {@link #BASIC} is the cost of the meters. */
    static final String METERED = "sendcloud-metered";

    private Contenders() {
    }

    /** Creates all contenders, which call a {@link FixedServer}. */
    static Map<String, Contender> all(int port) throws Exception {
        Map<String, Contender> all = new LinkedHashMap<>();
        all.put(BARE, new BareContender(port));
        all.put(HTTP, new CamelContender((builder, called) -> http(builder, called, port), true));
        all.put(HTTP_OAUTH2, new CamelContender((builder, called) -> httpOAuth2(builder, called, port), true));
        all.put(BASIC, new CamelContender(
                (builder, called) -> sendcloud(builder, called, port, AuthMode.BASIC, Limits.LARGE), false));
        all.put(OAUTH2, new CamelContender(
                (builder, called) -> sendcloud(builder, called, port, AuthMode.OAUTH2, Limits.LARGE), false));
        all.put(UNLIMITED, new CamelContender(
                (builder, called) -> sendcloud(builder, called, port, AuthMode.BASIC, Limits.OFF), false));
        MeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        all.put(METERED, new CamelContender((builder, called) -> {
            builder.getContext().getRegistry().bind("meters", meters);
            sendcloud(builder, called, port, AuthMode.BASIC, Limits.LARGE);
        }, false));
        return all;
    }

    /** Adds the route of a case to camel-http. */
    static void http(RouteBuilder builder, Case called, int port) {
        json(builder, called)
                .setHeader(HttpHeaders.AUTHORIZATION, builder.constant(Keys.BASIC))
                .to(httpUri(called, port));
    }

    /**
     * Begins a route to camel-http. Jackson converts a Map to JSON before the call. The component converts a Map
     * itself.
     */
    private static RouteDefinition json(RouteBuilder builder, Case called) {
        RouteDefinition route = builder.from("direct:" + called.label());
        if (called.isMap()) {
            route.process(exchange -> exchange.getMessage().setBody(BodyType.write(exchange.getMessage().getBody())));
        }
        return route
                .setHeader(HttpHeaders.ACCEPT, builder.constant(called.contentType()))
                .setHeader(Exchange.CONTENT_TYPE, builder.constant("application/json"));
    }

    private static void httpOAuth2(RouteBuilder builder, Case called, int port) {
        String token = URLEncoder.encode("http://127.0.0.1:" + port + FixedServer.TOKEN_PATH, StandardCharsets.UTF_8);
        json(builder, called)
                .to(httpUri(called, port) + "&oauth2ClientId=" + Keys.PUBLIC + "&oauth2ClientSecret=" + Keys.SECRET
                    + "&oauth2TokenEndpoint=" + token + "&oauth2Scope=api&oauth2CacheTokens=true");
    }

    private static String httpUri(Case called, int port) {
        return "http://127.0.0.1:" + port + called.path() + "?httpMethod=" + called.method()
               + "&maxTotalConnections=" + Contender.CONNECTIONS + "&connectionsPerRoute=" + Contender.CONNECTIONS;
    }

    /** Adds the route of a case to the component. */
    static void sendcloud(RouteBuilder builder, Case called, int port, AuthMode authMode, String limits) {
        configure(builder.getContext(), port, authMode);
        builder.from("direct:" + called.label())
                .to("sendcloud:" + called.resource() + "&maxConnections=" + Contender.CONNECTIONS + limits);
    }

    /** Sets the keys and the server address of the component. */
    static void configure(CamelContext context, int port, AuthMode authMode) {
        SendcloudComponent component = context.getComponent("sendcloud", SendcloudComponent.class);
        SendcloudConfiguration configuration = component.getConfiguration();
        configuration.setBaseUri("http://127.0.0.1:" + port + "/api");
        configuration.setTokenUri("http://127.0.0.1:" + port + FixedServer.TOKEN_PATH);
        configuration.setPublicKey(Keys.PUBLIC);
        configuration.setSecretKey(Keys.SECRET);
        configuration.setAuthMode(authMode);
    }
}
