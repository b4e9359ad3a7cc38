package io.github.camelsendcloud.kamelets;

import java.nio.file.Path;
import java.util.Map;

import io.github.camelsendcloud.SendcloudOutcomeUnknownException;
import io.github.camelsendcloud.sandbox.Fault;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.builder.DeadLetterChannelBuilder;
import org.apache.camel.support.processor.idempotent.FileIdempotentRepository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The Kamelet for returns buys one label for each reference. */
class ReturnKameletTest extends KameletTestSupport {

    private static final String RETURN = """
            {"from_address": {"name": "Jane Roe", "address_line_1": "Insulindelaan", "house_number": "115",
               "postal_code": "5642 CV", "city": "Eindhoven", "country_code": "NL"},
             "to_address": {"name": "Warehouse", "address_line_1": "Stadhuisplein", "house_number": "10",
               "postal_code": "5611 EM", "city": "Eindhoven", "country_code": "NL"},
             "ship_with": {"type": "shipping_option_code", "shipping_option_code": "dpd:return/return"},
             "weight": {"value": 0.4, "unit": "kg"}}""";

    @TempDir
    Path folder;

    @BeforeEach
    void addRoute() throws Exception {
        context.getRegistry().bind("returnsMade",
                FileIdempotentRepository.fileIdempotentRepository(folder.resolve("returns").toFile()));
        route("return", "kamelet:sendcloud-return-action?idempotentRepository=returnsMade");
    }

    @Test
    void aSecondReturnWithTheSameReferenceFailsAndBuysNothing() {
        Exchange first = ask("R-1");
        Exchange second = ask("R-1");
        Exchange other = ask("R-2");

        assertThat(first.getException()).isNull();
        assertThat(first.getMessage().getBody(String.class)).contains("return_id");
        assertThat(second.getException()).hasMessageContaining("A return with the reference R-1 was requested before");
        assertThat(other.getException()).isNull();
        assertThat(returns()).isEqualTo(2);
    }

    @Test
    void aReturnWithoutAReferenceIsNotRequested() {
        assertThat(ask(" ").getException()).hasMessageContaining("parameter reference");
        assertThat(send("direct:return", RETURN, Map.of()).getException()).hasMessageContaining("parameter reference");
        assertThat(returns()).isZero();
    }

    @Test
    void theReferenceStaysAfterALostResponse() {
        sandbox.controls().failNext(1, Fault.responseLost());

        assertThat(ask("R-3").getException()).isNotNull();
        assertThat(ask("R-3").getException()).hasMessageContaining("was requested before");
        assertThat(returns()).isEqualTo(1);
    }

    @Test
    void aDuplicateMessageOfTheCallerIsNoDuplicateReturn() {
        Exchange asked = context.createFluentProducerTemplate().to("direct:return").withProcessor(exchange -> {
            exchange.setProperty(ExchangePropertyKey.DUPLICATE_MESSAGE, true);
            exchange.getMessage().setBody(RETURN);
            exchange.getMessage().setHeader("sendcloudReference", "R-4");
        }).send();

        assertThat(asked.getException()).isNull();
        assertThat(returns()).isEqualTo(1);
    }

    @Test
    void anErrorHandlerWithRetriesRequestsNoSecondReturn() throws Exception {
        context.getCamelContextExtension().setErrorHandlerFactory(
                new DeadLetterChannelBuilder("mock:dead").maximumRedeliveries(2).redeliveryDelay(1));
        route("retried", "kamelet:sendcloud-return-action?idempotentRepository=returnsMade");
        sandbox.controls().failNext(1, Fault.responseLost());

        Exchange asked = send("direct:retried", RETURN, Map.of("sendcloudReference", "R-5"));

        assertThat(returns()).isEqualTo(1);
        assertThat(asked.getException()).isInstanceOf(SendcloudOutcomeUnknownException.class);
    }

    private Exchange ask(String reference) {
        return send("direct:return", RETURN, Map.of("sendcloudReference", reference));
    }

    private long returns() {
        return sandbox.requests().stream().filter(request -> request.path().equals("/api/v3/returns")).count();
    }
}
