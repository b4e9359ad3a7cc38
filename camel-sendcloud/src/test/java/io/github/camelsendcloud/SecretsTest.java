package io.github.camelsendcloud;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;

import io.github.camelsendcloud.sandbox.Fault;
import io.github.camelsendcloud.sandbox.RecordedRequest;
import io.github.camelsendcloud.sandbox.SandboxControls;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.test.junit5.TestExecutionConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** No credential of a call is visible after the call. */
class SecretsTest extends SandboxTestSupport {

    private static final String SECRET_IN_ADDRESS = "s3cr+t&x=y)z/ä";

    private RecordedLog log;

    @Override
    public void configureTest(TestExecutionConfiguration test) {
        super.configureTest(test.withEnableJMX());
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:basic").errorHandler(noErrorHandler()).to("sendcloud:shipments/announce");
                from("direct:oauth2").errorHandler(noErrorHandler()).to("sendcloud:shipments/announce?authMode=oauth2");
                from("direct:inAddress").errorHandler(noErrorHandler()).setBody(constant((Object) null))
                        .to("sendcloud:shipments?method=GET&secretKey=RAW(" + SECRET_IN_ADDRESS + ")&publicKey=p1");
            }
        };
    }

    static Stream<Arguments> faults() {
        List<Arguments> all = new ArrayList<>();
        for (String mode : List.of("basic", "oauth2")) {
            all.add(fault(mode, "nothing", controls -> {
            }));
            all.add(fault(mode, "rejected", controls -> controls.failNext(2, Fault.status(401))));
            all.add(fault(mode, "forbidden", controls -> controls.failNext(2, Fault.status(403, "{\"detail\":\"no\"}"))));
            all.add(fault(mode, "broken", controls -> controls.failNext(1, Fault.status(500))));
            all.add(fault(mode, "dropped", controls -> controls.failNext(1, Fault.connectionDropped())));
            all.add(fault(mode, "truncated", controls -> controls.failNext(1, Fault.responseTruncated())));
            all.add(fault(mode, "garbage", controls -> controls.failNext(1, Fault.garbage())));
            all.add(fault(mode, "throttled", controls -> controls.failNext(1, Fault.status(429))));
        }
        all.add(fault("oauth2", "revoked", SandboxControls::revokeAllTokens));
        all.add(fault("oauth2", "no token", controls -> controls.revokeAllTokens().tokenEndpointDown(true)));
        all.add(fault("oauth2", "garbage for a token",
                controls -> controls.revokeAllTokens().failTokenRequests(9, Fault.garbage())));
        return all.stream();
    }

    private static Arguments fault(String mode, String name, Consumer<SandboxControls> cause) {
        return Arguments.of(mode, name, cause);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("faults")
    void noCredentialIsVisibleAfterACall(String mode, String name, Consumer<SandboxControls> cause) throws Exception {
        call("direct:" + mode, shipment());
        cause.accept(sandbox().controls());

        Exchange exchange = call("direct:" + mode, shipment());

        List<String> places = new ArrayList<>(log.lines());
        places.add(exchange.getMessage().getHeaders().toString());
        places.add(exchange.getProperties().toString());
        places.add(String.valueOf(exchange.getMessage().getBody(String.class)));
        places.add(exchange.toString());
        if (exchange.getException() != null) {
            places.add(RecordedLog.describe(exchange.getException()));
        }
        places.addAll(endpoints(context));
        places.addAll(jmxAttributes());
        assertThat(log.lines()).as("the recorded log lines").isNotEmpty();
        assertThat(credentials()).hasSizeGreaterThan(2).allSatisfy(
                credential -> assertThat(places).filteredOn(place -> place.contains(credential)).isEmpty());
    }

    @Test
    void aSecretInAnAddressIsNotVisible() throws Exception {
        Exchange exchange = call("direct:inAddress", 1);

        assertThat(exchange.getException()).isInstanceOf(SendcloudAuthenticationException.class);
        String keys = "p1:" + SECRET_IN_ADDRESS;
        assertThat(sandbox().requests().get(0).header("Authorization")).as("the credentials of the request").contains(
                "Basic " + Base64.getEncoder().encodeToString(keys.getBytes(StandardCharsets.UTF_8)));
        List<String> places = new ArrayList<>(log.lines());
        places.add(exchange.getProperties().toString());
        places.add(RecordedLog.describe(exchange.getException()));
        places.addAll(endpoints(context));
        places.addAll(jmxAttributes());
        assertThat(places).filteredOn(place -> place.contains("s3cr")).isEmpty();
    }

    @Test
    void endpointsOfTwoAccountsAreDifferent() {
        Endpoint one = context.getEndpoint("sendcloud:shipments?secretKey=one");
        Endpoint two = context.getEndpoint("sendcloud:shipments?secretKey=two");

        assertThat(one).isNotEqualTo(two);
        assertThat(one.getEndpointUri()).isNotEqualTo(two.getEndpointUri()).doesNotContain("one");
        assertThat(context.getEndpoint("sendcloud:shipments?secretKey=one")).isSameAs(one);
    }

    /** Returns all credentials of the requests, encoded as in a header and decoded. */
    private static List<String> credentials() {
        String keys = sandbox().publicKey() + ":" + sandbox().secretKey();
        List<String> credentials = new ArrayList<>(
                List.of(
                        sandbox().publicKey(), sandbox().secretKey(),
                        Base64.getEncoder().encodeToString(keys.getBytes(StandardCharsets.UTF_8))));
        for (RecordedRequest request : sandbox().requests()) {
            request.header("Authorization").ifPresent(header -> credentials.add(header.substring(header.indexOf(' ') + 1)));
        }
        return credentials;
    }

    private static List<String> endpoints(CamelContext context) {
        List<String> texts = new ArrayList<>();
        for (Endpoint endpoint : context.getEndpoints()) {
            texts.add(endpoint.toString());
            texts.add(endpoint.getEndpointUri());
            texts.add(endpoint.getEndpointKey());
            if (endpoint instanceof SendcloudEndpoint sendcloud) {
                texts.add(sendcloud.getConfiguration().toString());
                texts.add(String.valueOf(sendcloud.getServiceMetadata()));
                texts.add(sendcloud.getServiceUrl());
            }
        }
        texts.add(context.getComponent("sendcloud").toString());
        return texts;
    }

    private static List<String> jmxAttributes() throws Exception {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        List<String> texts = new ArrayList<>();
        for (ObjectName bean : server.queryNames(new ObjectName("org.apache.camel:*"), null)) {
            texts.add(bean.toString());
            for (MBeanAttributeInfo attribute : server.getMBeanInfo(bean).getAttributes()) {
                if (attribute.isReadable()) {
                    texts.add(attribute(server, bean, attribute.getName()));
                }
            }
        }
        assertThat(texts).hasSizeGreaterThan(50);
        return texts;
    }

    private static String attribute(MBeanServer server, ObjectName bean, String name) {
        try {
            return String.valueOf(server.getAttribute(bean, name));
        } catch (Exception e) {
            return String.valueOf(e);
        }
    }

    @BeforeEach
    void startRecording() {
        log = new RecordedLog();
    }

    @AfterEach
    void stopRecording() {
        log.close();
    }
}
