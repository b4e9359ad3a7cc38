package io.github.camelsendcloud;

import java.util.Map;
import java.util.Properties;

import io.github.camelsendcloud.sandbox.Fault;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A value that makes no sense is refused at the start, by the name of its option and with what would be right. */
@Timeout(60)
class OptionChecksTest extends SandboxTestSupport {

    private static final String READ = "sendcloud:parcels/statuses";

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "baseUri=https://panel.sendcloud.sc/api/v2 | baseUri | without the version",
            "baseUri=https://panel.sendcloud.sc/api/v3/ | baseUri | without the version",
            "servicePointsUri=https://servicepoints.sendcloud.sc/api/v2 | servicePointsUri | without the version",
            "maxRetries=abc | maxRetries | whole number",
            "maxRetries=-1 | maxRetries | 0 or more",
            "maxRetries=99999999999 | maxRetries | whole number",
            "retryBudget=ten | retryBudget | whole number",
            "maxRetryAfter=-1s | maxRetryAfter | no negative duration",
            "maxRetryAfter=abc | maxRetryAfter | duration",
            "retryDelay=-5 | retryDelay | no negative duration",
            "retryDelay=-1m30s | retryDelay | no negative duration",
            "retryTimeout=-1h | retryTimeout | no negative duration",
            "connectTimeout=0 | connectTimeout | positive duration",
            "connectTimeout=-10s | connectTimeout | positive duration",
            "connectTimeout=25d | connectTimeout | at most 24 days",
            "responseTimeout=0s | responseTimeout | positive duration",
            "responseTimeout=9223372036854775807 | responseTimeout | at most 24 days",
            "maxConnections=0 | maxConnections | at least 1",
            "maxConnections=many | maxConnections | whole number",
            "proxyHost=proxy&proxyPort=0 | proxyPort | 65535",
            "proxyHost=proxy&proxyPort=70000 | proxyPort | 65535",
            "proxyPort=3128 | proxyHost | proxyPort",
            "pageSize=0 | pageSize | at least 1",
            "maxItems=-1 | maxItems | 0 or more",
            "readLimit=10/-1s | readLimit | calls/period",
            "strict=maybe | strict | true or false" })
    void anOptionOfAnAddress(String option, String name, String right) {
        assertThatThrownBy(() -> context.getEndpoint(READ + "?" + option))
                .hasStackTraceContaining("Option " + name + " ").hasStackTraceContaining(right);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "overlap=-1s | overlap | no negative duration",
            "maxMessagesPerPoll=-1 | maxMessagesPerPoll | 0 or more",
            "delay=0 | delay | positive duration",
            "delay=-5s | delay | positive duration" })
    void anOptionOfAConsumer(String option, String name, String right) {
        assertThatThrownBy(() -> context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("sendcloud:shipments?" + option).to("mock:x");
            }
        })).hasStackTraceContaining("Option " + name + " ").hasStackTraceContaining(right);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "max-retries=abc | max-retries | whole number",
            "max-retry-after=-1s | max-retry-after | no negative duration",
            "base-uri=https://panel.sendcloud.sc/api/v2 | base-uri | without the version" })
    void anOptionOfTheComponentInProperties(String option, String name, String right) {
        Properties properties = new Properties();
        properties.setProperty("camel.component.sendcloud.configuration." + option.split("=")[0], option.split("=")[1]);
        properties.setProperty("camel.component.sendcloud.configuration.public-key", "key");
        properties.setProperty("camel.component.sendcloud.configuration.secret-key", "secret");
        Main main = new Main();
        main.setOverrideProperties(properties);
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:x").to(READ);
            }
        });
        try {
            assertThatThrownBy(main::start).satisfies(e -> System.out.println(stack(e)));
        } finally {
            main.stop();
        }
    }

    private static String stack(Throwable e) {
        StringBuilder text = new StringBuilder();
        for (Throwable t = e; t != null; t = t.getCause()) {
            text.append("\n>>> ").append(t);
        }
        return text.toString();
    }

    @Test
    void a404NamesTheAddressThatWasCalledAndTheOptionThatDecidesAboutIt() {
        sandbox().controls().failNext(1, Fault.status(404, "{}", Map.of()));
        Exchange exchange = call("sendcloud:parcels/4711?query.errors=verbose-carrier", null);
        assertThat(exchange.getException()).isInstanceOf(SendcloudOperationFailedException.class)
                .hasMessageContaining("failed with 404")
                .hasMessageContaining("at " + sandbox().baseUri() + "/v2/parcels/4711")
                .hasMessageContaining("baseUri").hasMessageNotContaining("verbose");
    }
}
