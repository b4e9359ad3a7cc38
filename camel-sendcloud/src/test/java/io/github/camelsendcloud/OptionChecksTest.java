package io.github.camelsendcloud;

import java.util.Map;

import io.github.camelsendcloud.sandbox.Fault;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.PropertyBindingSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** An invalid value is rejected at the start. The message names the option and a valid value. */
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
            "maxRetryAfter=-1s | maxRetryAfter | duration",
            "maxRetryAfter=abc | maxRetryAfter | duration",
            "retryDelay=-5 | retryDelay | duration",
            "retryDelay=-1m30s | retryDelay | duration",
            "retryTimeout=-1h | retryTimeout | duration",
            "connectTimeout=0 | connectTimeout | positive duration",
            "connectTimeout=-10s | connectTimeout | duration",
            "connectTimeout=25d | connectTimeout | at most 24 days",
            "responseTimeout=0s | responseTimeout | positive duration",
            "responseTimeout=9223372036854775807 | responseTimeout | at most 24 days",
            "maxConnections=0 | maxConnections | at least 1",
            "maxConnections=many | maxConnections | whole number",
            "proxyHost=proxy&proxyPort=0 | proxyPort | 65535",
            "proxyHost=proxy&proxyPort=70000 | proxyPort | 65535",
            "proxyPort=3128 | proxyPort | proxyHost",
            "pageSize=0 | pageSize | at least 1",
            "maxItems=-1 | maxItems | 0 or more",
            "readLimit=10/-1s | readLimit | calls/period",
            "strict=maybe | strict | true or false" })
    void anInvalidOptionOfAnAddressIsRejectedWithItsName(String option, String name, String valid) {
        assertThatThrownBy(() -> context.getEndpoint(READ + "?" + option))
                .hasStackTraceContaining("Option " + name + " ").hasStackTraceContaining(valid);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "overlap=-1s | overlap | duration",
            "maxMessagesPerPoll=-1 | maxMessagesPerPoll | 0 or more",
            "delay=0 | delay | positive duration",
            "delay=-5s | delay | duration" })
    void anInvalidOptionOfAConsumerIsRejectedWithItsName(String option, String name, String valid) {
        assertThatThrownBy(() -> context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("sendcloud:shipments?" + option).to("mock:x");
            }
        })).hasStackTraceContaining("Option " + name + " ").hasStackTraceContaining(valid);
    }

    @ParameterizedTest
    @CsvSource({
            "maxRetries, abc, whole number", "max-retries, abc, whole number", "max-retry-after, -1s, duration",
            "configuration.maxRetries, abc, (maxRetries=abc)" })
    void anInvalidComponentPropertyIsRejectedWithItsName(String option, String value, String valid) {
        SendcloudComponent component = context.getComponent("sendcloud", SendcloudComponent.class);
        PropertyBindingSupport.Builder binding = PropertyBindingSupport.build().withCamelContext(context).withTarget(component)
                .withConfigurer(component.getComponentPropertyConfigurer()).withIgnoreCase(true).withMandatory(true)
                .withProperty(option, value);
        assertThatThrownBy(() -> binding.bind()).hasStackTraceContaining(option.replace("configuration.", ""))
                .hasStackTraceContaining(valid);
    }

    @Test
    void a404NamesTheCalledAddressAndTheOptionOfTheAddress() {
        sandbox().controls().failNext(1, Fault.status(404, "{}", Map.of()));
        Exchange exchange = call("sendcloud:parcels?query.order_number=verbose", null);
        assertThat(exchange.getException()).isInstanceOf(SendcloudOperationFailedException.class)
                .hasMessageContaining("failed with 404")
                .hasMessageContaining("at " + sandbox().baseUri() + "/v2/parcels")
                .hasMessageContaining("baseUri").hasMessageNotContaining("verbose");
    }
}
