package io.github.camelsendcloud;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import javax.net.ssl.SSLHandshakeException;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Without an option for TLS, the settings of the JVM decide which servers are trusted. */
class DefaultTlsTest {

    private static final String TRUST_STORE = "javax.net.ssl.trustStore";

    private HttpsServer server;

    @BeforeEach
    void startServer() throws Exception {
        server = HttpsServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(Tls.server()));
        server.createContext("/", exchange -> {
            byte[] response = "{\"data\":{}}".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, response.length);
            exchange.getResponseBody().write(response);
            exchange.close();
        });
        server.start();
        System.setProperty(TRUST_STORE, Path.of(getClass().getResource("/localhost.p12").getPath()).toString());
        System.setProperty(TRUST_STORE + "Password", Tls.PASSWORD);
    }

    @AfterEach
    void stopServer() {
        server.stop(0);
        System.clearProperty(TRUST_STORE);
        System.clearProperty(TRUST_STORE + "Password");
    }

    @Test
    void theTrustStoreOfTheJvmDecidesWhichServersAreTrusted() throws Exception {
        try (CamelContext context = context()) {
            context.start();

            assertThat(context.createProducerTemplate().requestBody("direct:metadata", null, String.class)).contains("data");
        }
    }

    @Test
    void aWrongTrustStoreOfTheJvmTrustsNoServer() throws Exception {
        System.setProperty(TRUST_STORE, "missing.p12");
        try (CamelContext context = context()) {
            context.start();

            assertThatThrownBy(() -> context.createProducerTemplate().requestBody("direct:metadata", (Object) null))
                    .hasStackTraceContaining(SSLHandshakeException.class.getName());
        }
    }

    private CamelContext context() throws Exception {
        CamelContext context = new DefaultCamelContext();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:metadata").to(uri());
            }
        });
        return context;
    }

    private String uri() {
        String address = "https://localhost:" + server.getAddress().getPort();
        return "sendcloud:user/auth/metadata?publicKey=p&secretKey=s&baseUri=" + address + "/api&tokenUri=" + address
               + "/token";
    }
}
