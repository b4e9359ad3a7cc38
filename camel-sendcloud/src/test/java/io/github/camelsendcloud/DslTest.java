package io.github.camelsendcloud;

import io.github.camelsendcloud.dsl.endpoint.SendcloudEndpointBuilderFactory;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.endpoint.EndpointRouteBuilder;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The same route works in Java, XML and YAML. */
class DslTest extends SandboxTestSupport {

    private static final String XML = """
            <routes>
              <route id="xml">
                <from uri="direct:xml"/>
                <to uri="sendcloud:shipments/announce?authMode=oauth2&amp;outputType=map"/>
                <toD uri="sendcloud:parcels/${body[data][parcels][0][id]}/documents/label"/>
              </route>
            </routes>
            """;

    private static final String YAML = """
            - route:
                id: yaml
                from:
                  uri: direct:yaml
                  steps:
                    - to:
                        uri: sendcloud:shipments/announce
                        parameters:
                          authMode: oauth2
                          outputType: map
                    - toD:
                        uri: sendcloud:parcels/${body[data][parcels][0][id]}/documents/label
            """;

    private static final class JavaRoutes extends EndpointRouteBuilder
            implements SendcloudEndpointBuilderFactory.SendcloudBuilders {

        @Override
        public void configure() {
            from(direct("java"))
                    .to(sendcloud("shipments/announce").authMode(AuthMode.OAUTH2).outputType("map"))
                    .setHeader(SendcloudConstants.ID, simple("${body[data][parcels][0][id]}"))
                    .to(sendcloud("parcels/{id}/documents/label").accept("pdf"));
        }
    }

    @Override
    protected RoutesBuilder[] createRouteBuilders() {
        return new RoutesBuilder[] { new JavaRoutes() };
    }

    @ParameterizedTest
    @ValueSource(strings = { "java", "xml", "yaml" })
    void aRouteAnnouncesAShipmentAndGetsTheLabel(String language) throws Exception {
        Resource routes = language.equals("xml")
                ? ResourceHelper.fromString("routes.xml", XML) : ResourceHelper.fromString("routes.yaml", YAML);
        PluginHelper.getRoutesLoader(context).loadRoutes(routes);

        Exchange exchange = call("direct:" + language, shipment());

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody(String.class)).startsWith("%PDF");
    }
}
