package io.github.camelsendcloud.kamelets;

import java.util.Map;

import io.github.camelsendcloud.SendcloudConstants;
import io.github.camelsendcloud.sandbox.Account;
import io.github.camelsendcloud.sandbox.Fault;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

import static io.github.camelsendcloud.sandbox.SandboxAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** The Kamelets that announce, fetch labels, track and ask prices work in a route. */
class ActionKameletsTest extends KameletTestSupport {

    private static final String ANNOUNCE = "kamelet:sendcloud-announce-action";

    @Test
    void anAnnouncementHasTheReferenceOfTheHeaderAndBuysOneLabel() throws Exception {
        route("announce", ANNOUNCE);
        sandbox.controls().failNext(1, Fault.responseLost());

        Exchange first = send("direct:announce", order("K-1"), Map.of("sendcloudReference", "shop-K-1"));
        Exchange second = send("direct:announce", order("K-1"), Map.of("sendcloudReference", "shop-K-1"));

        assertThat(first.getException()).isNull();
        assertThat(first.getMessage().getBody(String.class)).contains("\"external_reference_id\":\"shop-K-1\"");
        assertThat(second.getMessage().getHeader(SendcloudConstants.EXISTING)).isEqualTo(true);
        assertThat(second.getMessage().getHeader(SendcloudConstants.SHIPMENT_ID))
                .isEqualTo(first.getMessage().getHeader(SendcloudConstants.SHIPMENT_ID)).asString().isNotBlank();
        assertThat(sandbox).hasBoughtOneLabelFor("K-1").hasNoDuplicateLabels();
    }

    @Test
    void anAnnouncementHasTheReferenceOfItsBodyOrOfTheParameter() throws Exception {
        route("own", ANNOUNCE);
        route("parameter", ANNOUNCE + "?reference=${header.number}");

        Exchange own = send("direct:own", order("K-2").replaceFirst("\\{", "{\"external_reference_id\": \"own-2\","), Map.of());
        Exchange parameter = send("direct:parameter", order("K-3"), Map.of("number", "a+b&c=${body}"));

        assertThat(own.getException()).isNull();
        assertThat(parameter.getException()).isNull();
        assertThat(sandbox.labels()).extracting(label -> label.externalReference())
                .containsExactlyInAnyOrder("own-2", "a+b&c=${body}");
    }

    @Test
    void theExpressionOfAReferenceIsUsedAsTheRouteHasTheExpression() throws Exception {
        route("raw", ANNOUNCE + "?reference=RAW(${header.shop}+${header.number}&account=shop-b)");

        assertThat(send("direct:raw", order("K-8"), Map.of("shop", "a", "number", 8)).getException()).isNull();

        assertThat(sandbox.labels()).singleElement().satisfies(label -> {
            assertThat(label.externalReference()).isEqualTo("a+8&account=shop-b");
            assertThat(label.account()).isEqualTo("shop-a");
        });
    }

    @Test
    void anAnnouncementWithoutAReferenceFailsAndSendsNoRequest() throws Exception {
        route("announce", ANNOUNCE);

        Exchange none = send("direct:announce", order("K-4"), Map.of());
        Exchange empty = send("direct:announce", order("K-4"), Map.of("sendcloudReference", ""));

        assertThat(none.getException()).hasMessageContaining("externalReference");
        assertThat(empty.getException()).hasMessageContaining("externalReference");
        assertThat(sandbox.requests()).isEmpty();
    }

    @Test
    void theLabelOfAnAnnouncementFollowsTheAnnouncement() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:pdf").to(ANNOUNCE).to("kamelet:sendcloud-label-action");
                from("direct:zpl").to("kamelet:sendcloud-label-action?format=zpl&dpi=203&parcel=${body}");
            }
        });

        Exchange pdf = send("direct:pdf", order("K-5"), Map.of("sendcloudReference", "K-5", "CamelSendcloudQuery", "a=b"));
        Object parcel = pdf.getMessage().getHeader(SendcloudConstants.PARCEL_ID);
        Exchange zpl = send("direct:zpl", parcel, Map.of());

        assertThat(pdf.getException()).isNull();
        assertThat(pdf.getMessage().getBody(String.class)).startsWith("%PDF");
        assertThat(zpl.getMessage().getBody(String.class)).startsWith("^XA");
        assertThat(sandbox.requests()).last().satisfies(request -> assertThat(request.query()).isEqualTo("dpi=203"));
    }

    @Test
    void aLabelWithoutAParcelIsNotRequested() throws Exception {
        route("label", "kamelet:sendcloud-label-action");

        assertThat(send("direct:label", null, Map.of()).getException()).hasMessageContaining(SendcloudConstants.ID);
        assertThat(send("direct:label", null, Map.of(SendcloudConstants.PARCEL_ID, "..")).getException()).isNotNull();
        assertThat(sandbox.requests()).isEmpty();
    }

    @Test
    void aParcelIsTrackedByItsNumber() throws Exception {
        route("announce", ANNOUNCE);
        route("track", "kamelet:sendcloud-track-action");
        Exchange announced = send("direct:announce", order("K-6"), Map.of("sendcloudReference", "K-6"));

        Exchange tracked = send("direct:track", "a body that is not sent", announced.getMessage().getHeaders());

        assertThat(tracked.getException()).isNull();
        assertThat(tracked.getMessage().getBody(String.class)).contains("\"events\"")
                .contains(sandbox.labels().get(0).trackingNumber());
    }

    @Test
    void thePricesOfAShipmentAreAsked() throws Exception {
        route("rates", "kamelet:sendcloud-rates-action");

        Exchange rates = send("direct:rates", """
                {"from_country_code": "NL", "to_country_code": "DE", "from_postal_code": "5611 EM", "to_postal_code": "70173",
                 "parcels": [{"weight": {"value": "1.320", "unit": "kg"}}], "calculate_quotes": true}""", Map.of());

        assertThat(rates.getException()).isNull();
        assertThat(rates.getMessage().getBody(String.class)).contains("\"quotes\"").contains("\"lead_time\"");
        assertThat(sandbox).hasBoughtLabels(0);
    }

    @Test
    void theKeysOfAKameletTakePrecedenceOverTheKeysOfTheComponent() throws Exception {
        Account other = sandbox.account("shop-b");
        context.getPropertiesComponent().addInitialProperty("b.public", other.publicKey());
        context.getPropertiesComponent().addInitialProperty("b.secret", other.secretKey());
        route("component", ANNOUNCE);
        route("keys", ANNOUNCE + "?publicKey={{b.public}}&secretKey={{b.secret}}");

        send("direct:component", order("K-7"), Map.of("sendcloudReference", "K-7"));
        send("direct:keys", order("K-7"), Map.of("sendcloudReference", "K-7"));

        assertThat(sandbox.labels()).extracting(label -> label.account()).containsExactlyInAnyOrder("shop-a", "shop-b");
    }
}
