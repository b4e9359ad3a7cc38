package io.github.camelsendcloud;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.github.camelsendcloud.api.BodyMedia;
import io.github.camelsendcloud.api.BodyUse;
import io.github.camelsendcloud.api.HttpMethod;
import io.github.camelsendcloud.api.Operation;
import io.github.camelsendcloud.api.OperationAuth;
import io.github.camelsendcloud.api.QueryParameter;
import org.apache.camel.Exchange;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.component.file.GenericFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A message without a required value, or with an undocumented value, is rejected by every operation. */
class EveryOperationRejectionTest extends OperationRoutes {

    private static final String NOT_DOCUMENTED = "no_such_parameter";

    private static Path emptyFile;

    @BeforeAll
    static void anEmptyFile(@TempDir Path folder) throws IOException {
        emptyFile = Files.createFile(folder.resolve("empty.json"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operationsWithPathParameters")
    void aMessageWithoutAPathParameterIsRejected(Operation operation) {
        for (String parameter : operation.path().parameters()) {
            String header = SampleCall.header(parameter);

            assertRejected(operation, new SampleCall(operation).withoutHeader(header), header);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operationsOfTheReturnPortal")
    void aMessageWithoutTheReturnPortalTokenIsRejected(Operation operation) {
        String header = SendcloudConstants.RETURN_PORTAL_TOKEN;

        assertRejected(operation, new SampleCall(operation).withoutHeader(header), "set the header " + header);
        assertRejected(operation, new SampleCall(operation).withHeader(header, " "), "set the header " + header);
        for (String token : List.of("Bearer abc", "a\r\nb", "ä")) {
            assertRejected(
                    operation, new SampleCall(operation).withHeader(header, token),
                    "Header " + header + " cannot be used: the value is no bearer token");
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operationsWithBody")
    void aMessageWithoutARequiredBodyIsRejected(Operation operation) {
        assertRejected(operation, new SampleCall(operation).withoutBody(), "needs a body, and the message has none");
        for (Object empty : List.of(emptyFile.toFile(), emptyFile, polled(emptyFile), remote(new byte[0]))) {
            assertRejected(operation, new SampleCall(operation).withBody(empty),
                    "needs a body, and the body of the message is empty");
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("reads")
    void aReadWithABodyIsRejected(Operation operation) {
        assertRejected(operation, new SampleCall(operation).withBody("{\"a\":1}"), "takes no body, and the message has one");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operationsWithJson")
    void aTextWithoutJsonIsRejected(Operation operation) {
        for (String text : List.of("{\"a\":1,}", "{\"a\":1}{\"b\":2}", "[1] 2", "{\"a\":1}}", "{\"a\":1")) {
            assertRejected(operation, new SampleCall(operation).withBody(text), "The body is no JSON");
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("all")
    void anUndocumentedResponseTypeIsRejected(Operation operation) {
        assertThatThrownBy(() -> context.getEndpoint(uri(operation) + "&accept=text/csv-of-none"))
                .isInstanceOf(ResolveEndpointFailedException.class)
                .hasMessageContaining("accept cannot be 'text/csv-of-none'");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operationsWithRequiredQuery")
    void aMessageWithoutARequiredQueryParameterIsRejected(Operation operation) {
        required(operation).forEach(parameter -> assertRejected(
                operation, new SampleCall(operation).withQuery(parameter.name(), null),
                "needs the query parameter '" + parameter.name() + "'"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operationsWithChoices")
    void anUndocumentedValueIsRejected(Operation operation) {
        choices(operation).forEach(parameter -> assertRejected(
                operation, new SampleCall(operation).withQuery(parameter.name(), "no such value"),
                "Query parameter '" + parameter.name() + "' cannot be 'no such value'"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("specifiedOperations")
    void anUndocumentedQueryParameterIsRejected(Operation operation) {
        assertRejected(
                operation, new SampleCall(operation).withQuery(NOT_DOCUMENTED, 1),
                "has no query parameter '" + NOT_DOCUMENTED + "'");
        assertThatThrownBy(() -> context.getEndpoint(uri(operation) + "&query." + NOT_DOCUMENTED + "=1"))
                .isInstanceOf(ResolveEndpointFailedException.class)
                .hasMessageContaining("has no query parameter '" + NOT_DOCUMENTED + "'");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operationsWithoutSpecification")
    void anOperationWithoutASpecificationAcceptsAnyQueryParameter(Operation operation) {
        Exchange exchange = call(
                operation, new SampleCall(operation).withQuery(NOT_DOCUMENTED, 1),
                response(operation, operation.success().iterator().next()));

        assertThat(exchange.getException()).isNull();
        assertThat(server.requests()).singleElement()
                .satisfies(request -> assertThat(request.query().split("&")).contains(NOT_DOCUMENTED + "=1"));
    }

    /** Returns a file in the form that the file component creates. */
    private static GenericFile<File> polled(Path path) {
        GenericFile<File> file = new GenericFile<>();
        file.setFileName(path.getFileName().toString());
        file.setFile(path.toFile());
        return file;
    }

    /** Returns a file of another machine whose content has been fetched. */
    private static GenericFile<Object> remote(byte[] content) {
        GenericFile<Object> file = new GenericFile<>();
        file.setFile("a description of the file");
        file.setBody(content);
        return file;
    }

    static List<Operation> operationsWithPathParameters() {
        return select(operation -> !operation.path().parameters().isEmpty());
    }

    static List<Operation> operationsOfTheReturnPortal() {
        return select(operation -> operation.auth() == OperationAuth.RETURN_PORTAL);
    }

    static List<Operation> operationsWithBody() {
        return select(operation -> operation.body() == BodyUse.REQUIRED);
    }

    static List<Operation> reads() {
        return select(operation -> operation.method() == HttpMethod.GET && operation.body() == BodyUse.NONE);
    }

    static List<Operation> operationsWithJson() {
        return select(operation -> operation.body() != BodyUse.NONE && operation.media() == BodyMedia.JSON);
    }

    static List<Operation> all() {
        return OPERATIONS;
    }

    static List<Operation> operationsWithRequiredQuery() {
        return select(operation -> !required(operation).isEmpty());
    }

    static List<Operation> operationsWithChoices() {
        return select(operation -> !choices(operation).isEmpty());
    }

    static List<Operation> specifiedOperations() {
        return select(operation -> !operation.openQuery());
    }

    static List<Operation> operationsWithoutSpecification() {
        return select(Operation::openQuery);
    }

    private static List<QueryParameter> required(Operation operation) {
        return operation.query().values().stream().filter(QueryParameter::required).toList();
    }

    private static List<QueryParameter> choices(Operation operation) {
        return operation.query().values().stream().filter(parameter -> !parameter.allowed().isEmpty()).toList();
    }

    private static void assertRejected(Operation operation, SampleCall call, String why) {
        int tokenRequests = server.tokenRequests().size();

        Exchange exchange = call(operation, call, response(operation, 200));

        assertThat(exchange.getException()).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(why);
        assertThat(server.requests()).isEmpty();
        assertThat(server.tokenRequests()).hasSize(tokenRequests);
    }
}
