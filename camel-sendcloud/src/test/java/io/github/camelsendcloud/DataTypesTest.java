package io.github.camelsendcloud;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.request.AnnounceRequest;
import io.github.camelsendcloud.request.InvalidRequestException;
import io.github.camelsendcloud.request.ParcelRequestV2;
import io.github.camelsendcloud.request.PlainOrder;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.spi.Registry;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A plain order of a shop becomes a request, in routes of Java and YAML. */
class DataTypesTest extends SandboxTestSupport {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NAME = "Jane \"JJ\" O'Roe 😀, c/o\nMüller";

    private static final String CSV = """
            order_number,name,street,house_number,postal_code,city,country,weight
            csv-1,"Jane ""JJ"" O'Roe 😀, c/o
            Müller",Rathausplatz,1,70173,Stuttgart,DE,1.320
            csv-2,Bob,Königstraße,12 a,70173,Stuttgart,Germany,0.5
            csv-3,Eve,Hoofdstraat,7,5611 EM,Eindhoven,NL,0.10
            """;

    private static final String YAML = """
            - route:
                from:
                  uri: direct:yaml
                  steps:
                    - transformDataType:
                        fromType: sendcloud:order
                        toType: sendcloud:announce-request
                    - to:
                        uri: sendcloud:shipments/announce?outputType=map
            """;

    @TempDir
    private Path folder;

    @Override
    protected void bindToRegistry(Registry registry) {
        registry.bind("sendcloudOrderDefaults", Map.of(
                "shipping_option", "sendcloud:letter", "shipping_method", 8, "from_name", "Warehouse", "from_street",
                "Stadhuisplein", "from_house_number", "10", "from_postal_code", "5611 EM", "from_city", "Eindhoven",
                "from_country", "NL"));
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:announce").transformDataType("sendcloud:announce-request");
                from("direct:announce-and-buy").transformDataType("sendcloud:announce-request")
                        .to("sendcloud:shipments/announce?outputType=map");
                from("direct:v2").transformDataType("sendcloud:parcel-v2");
                from("direct:v2-and-buy").transformDataType("sendcloud:parcel-v2").to("sendcloud:parcels?outputType=map");
                from("file:" + folder + "?initialDelay=0&delay=50&noop=true").to("direct:orders");
                from("direct:orders").transformDataType("sendcloud:order")
                        .split(body())
                        .doTry()
                        .transformDataType("sendcloud:order", "sendcloud:announce-request")
                        .to("sendcloud:shipments/announce?outputType=map").to("mock:announced")
                        .doCatch(InvalidRequestException.class).setBody(exceptionMessage()).to("mock:rejected").end();
            }
        };
    }

    private static ObjectNode order(String number) {
        return JSON.createObjectNode().put("order_number", number).put("name", NAME).put("street", "Rathausplatz 1")
                .put("postal_code", "70173").put("city", "Stuttgart").put("country", "DE")
                .put("weight", new BigDecimal("1.320"));
    }

    @Test
    void anOrderInJsonIsAnnouncedOnceAndKeepsItsDigitsAndCharacters() throws Exception {
        Exchange first = call("direct:announce-and-buy", order("json-1").toString());
        PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString("types.yaml", YAML));
        Exchange second = call("direct:yaml", JSON.convertValue(order("json-1"), Map.class));

        assertThat(first.getException()).isNull();
        assertThat(second.getException()).isNull();
        assertThat(JSON.valueToTree(first.getMessage().getBody()).at("/data/to_address/name").asText()).isEqualTo(NAME);
        assertThat(second.getMessage().getHeader(SendcloudConstants.EXISTING, Boolean.class)).isTrue();
        assertThat(sandbox().requests()).allSatisfy(
                request -> assertThat(request.bodyText()).contains("\"value\":\"1.320\"").contains("\"country_code\":\"DE\""));
    }

    @Test
    void aBadRowOfAFileDoesNotStopTheOtherRows() throws Exception {
        MockEndpoint announced = getMockEndpoint("mock:announced");
        MockEndpoint rejected = getMockEndpoint("mock:rejected");
        announced.expectedMessageCount(2);
        rejected.expectedBodiesReceived(
                "row 3 (order csv-2): country is 'Germany', and must be the code of ISO 3166-1 with two letters, such as DE");

        Files.writeString(folder.resolve("orders.csv"), CSV);

        MockEndpoint.assertIsSatisfied(context);
        JsonNode first = JSON.valueToTree(announced.getExchanges().get(0).getMessage().getBody());
        assertThat(first.at("/data/to_address/name").asText()).isEqualTo(NAME);
        assertThat(first.at("/data/external_reference_id").asText()).isEqualTo("csv-1");
    }

    @Test
    void aTransformationSendsNothing() {
        Object one = call("direct:announce", order("a").toString()).getMessage().getBody();
        Object list = call("direct:announce", "[" + order("a") + "," + order("b") + "]").getMessage().getBody();
        Object v2 = call("direct:v2", order("a")).getMessage().getBody();

        assertThat(one).isInstanceOf(AnnounceRequest.class);
        assertThat(list).asInstanceOf(InstanceOfAssertFactories.LIST).hasSize(2);
        assertThat(v2).isInstanceOf(ParcelRequestV2.class);
        assertThat(JSON.valueToTree(v2).at("/parcel/house_number").asText()).isEqualTo("1");
        assertThat(sandbox().requests()).isEmpty();
    }

    @Test
    void anOrderBecomesAParcelOfVersion2() {
        Exchange exchange = call("direct:v2-and-buy", order("v2-1").put("weight", 1320).put("weight_unit", "g").toString());

        assertThat(exchange.getException()).isNull();
        JsonNode parcel = JSON.valueToTree(exchange.getMessage().getBody()).path("parcel");
        assertThat(parcel.path("weight").asText()).isEqualTo("1.320");
        assertThat(parcel.path("external_reference").asText()).isEqualTo("v2-1");
    }

    @Test
    void rowsOfOneOrderBecomeOneOrderWithSeveralItems() {
        String csv
                = """
                        order_number;name;street;postal_code;city;country;weight;currency;item_description;item_quantity;item_weight;item_price;item_hs_code
                        4711;Bob;Main;1000;Wien;AT;2;EUR;Shirt;2;0.3;9.90;620520
                        4711;;;;;;;;Shoes, red;1;1.0;49.00;640411
                        """;

        Object body = call("direct:announce", csv).getMessage().getBody();

        JsonNode items = JSON.valueToTree(body).at("/0/parcels/0/parcel_items");
        assertThat(items).hasSize(2);
        assertThat(items.at("/1/description").asText()).isEqualTo("Shoes, red");
        assertThat(items.at("/1/price/value").asText()).isEqualTo("49.00");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            weigth      | 1    | order bad: weigth is no field of an order; similar fields are [weight, length, width]
            weight      | 1,5  | order bad: weight is '1,5', and must be a number with a decimal point, such as 1.25
            weight      | -1   | order bad: weight is -1, and must be more than 0
            weight_unit | ton  | order bad: weight_unit is 'ton', and must be one of [kg, g, lbs, oz]
            city        | ''   | order bad: city is missing
            total       | 9.90 | order bad: currency is missing
            contract    | 1.5  | order bad: contract must be a whole number
            items       | 1    | order bad: items must be a list of items
            """)
    void aBadValueIsNamedWithWhatIsRight(String field, String value, String message) {
        Exchange exchange = call("direct:announce", order("bad").put(field, value).toString());

        assertThat(exchange.getException()).isInstanceOf(InvalidRequestException.class).hasMessage(message);
    }

    @Test
    void whatIsNoOrderIsRejected() {
        assertThat(call("direct:announce", "{\"a\":").getException()).hasMessageContaining("is no valid JSON");
        assertThat(call("direct:announce", "order_number,name\n1,2,3\n").getException())
                .hasMessageContaining("is no valid CSV");
        assertThat(call("direct:announce", "").getException()).hasMessageContaining("is empty");
        assertThat(call("direct:announce", List.of(1)).getException()).hasMessageContaining("must have maps");
    }

    @Test
    void theSchemaOfTheJarHasTheFieldsOfAnOrder() throws Exception {
        JsonNode schema = JSON.readTree(PlainOrder.class.getResource("order.schema.json"));
        ObjectNode order = JSON.createObjectNode().put("order_number", "s");

        schema.path("properties").fieldNames().forEachRemaining(name -> order.put(name, "x"));
        ObjectNode item = order.putArray("items").addObject();
        schema.at("/properties/items/items/properties").fieldNames().forEachRemaining(name -> item.put(name, "x"));

        // an error of a value: each name is known
        assertThat(call("direct:announce", order.toString()).getException()).hasMessageContaining("country is 'x'");
        assertThat(schema.path("properties")).hasSize(40);
    }
}
