package io.github.camelsendcloud;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.camel.catalog.CamelCatalog;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.apache.camel.catalog.EndpointValidationResult;
import org.apache.camel.catalog.RuntimeCamelCatalog;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.tooling.model.ComponentModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Tools that read Camel's catalog know the component, its options and its resources. */
class CatalogEntryTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final CamelCatalog catalog = new DefaultCamelCatalog();

    @Test
    void theCatalogHasTheComponentWithoutARegistration() {
        ComponentModel model = catalog.componentModel("sendcloud");

        assertThat(model.getArtifactId()).isEqualTo("camel-sendcloud");
        assertThat(model.getJavaType()).isEqualTo(SendcloudComponent.class.getName());
        assertThat(model.getEndpointOptions()).extracting("name").contains("resource", "externalReference", "startFrom");
    }

    @Test
    void theCatalogHasTheDataTypes() {
        assertThat(catalog.transformerModel("sendcloud:announce-request").getArtifactId()).isEqualTo("camel-sendcloud");
        assertThat(catalog.transformerModel("sendcloud:application-cloudevents").getDescription()).contains("CloudEvent");
    }

    @Test
    void aRegistrationAddsTheComponentToTheListOfNames() {
        assertThat(catalog.findComponentNames()).doesNotContain("sendcloud");

        catalog.addComponent("sendcloud", SendcloudComponent.class.getName());

        assertThat(catalog.findComponentNames()).contains("sendcloud");
        assertThat(catalog.listComponentsAsJson()).contains(SendcloudComponent.class.getName());
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "sendcloud:shipments/announce?externalReference=${header.order}&outputType=map", "sendcloud:parcels/123",
            "sendcloud:parcels/{id}/documents/{type}?accept=pdf", "sendcloud:parcels/${body[id]}/documents/label",
            "sendcloud:{{resource}}?maxRetries=1", "sendcloud:shipments?startFrom=now&delay=60s&query.order_number=4711",
            "sendcloud:not/known/yet?strict=false&apiVersion=v3", "sendcloud:webhook?events=parcel_status_changed" })
    void aValidAddressIsValid(String uri) throws Exception {
        EndpointValidationResult result = catalog.validateEndpointProperties(uri);

        assertThat(result.isSuccess()).as(result.summaryErrorMessage(false)).isTrue();
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            RuntimeCamelCatalog runtime = PluginHelper.getRuntimeCamelCatalog(context);
            assertThat(runtime.validateProperties("sendcloud", runtime.endpointProperties(uri)).isSuccess()).isTrue();
        }
    }

    @Test
    void aMistakeInAnOptionIsFound() {
        EndpointValidationResult result
                = catalog.validateEndpointProperties("sendcloud:shipments?authMod=basic&maxRetries=many&authMode=bsic");

        assertThat(result.getUnknown()).containsExactly("authMod");
        assertThat(result.getInvalidInteger()).containsOnlyKeys("maxRetries");
        assertThat(result.getInvalidEnum()).containsOnlyKeys("authMode");
    }

    @Test
    void anAddressIsBuiltOfItsOptionsAndTheReverse() throws Exception {
        Map<String, String> properties
                = catalog.endpointProperties("sendcloud:parcels/{id}/documents/label?accept=pdf");

        assertThat(properties).containsExactlyInAnyOrderEntriesOf(
                Map.of("resource", "parcels/{id}/documents/label", "accept", "pdf"));
        assertThat(catalog.asEndpointUri("sendcloud", properties, false))
                .isEqualTo("sendcloud:parcels/{id}/documents/label?accept=pdf");
    }

    /** As long as this test passes, the resources cannot be an enum of the option. */
    @Test
    void anEnumOfResourcesWouldRejectTheIdOfAParcel() throws IOException {
        ObjectNode json = (ObjectNode) JSON.readTree(catalog.componentJSonSchema("sendcloud"));
        ArrayNode paths = json.withObject("/properties/resource").putArray("enum");
        paths.add("parcels/{id}").add("shipments/announce");
        json.withObject("/component").put("scheme", "listed").put("syntax", "listed:resource");

        catalog.addComponent("listed", SendcloudComponent.class.getName(), json.toString());

        assertThat(catalog.validateEndpointProperties("listed:shipments/announce").isSuccess()).isTrue();
        assertThat(catalog.validateEndpointProperties("listed:parcels/123").getInvalidEnum()).containsOnlyKeys("resource");
    }

    @Test
    void toolsFindThePathsOfAllResourcesInTheJar() throws IOException {
        try (InputStream operations = getClass().getResourceAsStream("/io/github/camelsendcloud/api/operations.json")) {
            assertThat(JSON.readTree(operations)).hasSizeGreaterThan(180).allSatisfy(operation -> {
                assertThat(operation.path("version").asText()).matches("v[23]");
                assertThat(operation.path("method").asText()).isNotEmpty();
                assertThat(operation.path("summary").asText()).isNotEmpty();
                String uri = "sendcloud:" + operation.path("path").asText().substring(1);
                assertThat(catalog.validateEndpointProperties(uri).isSuccess()).as(uri).isTrue();
            });
        }
    }
}
