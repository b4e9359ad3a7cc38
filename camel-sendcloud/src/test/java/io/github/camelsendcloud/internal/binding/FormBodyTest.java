package io.github.camelsendcloud.internal.binding;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelsendcloud.SandboxTestSupport;
import io.github.camelsendcloud.sandbox.RecordedRequest;
import org.apache.camel.Exchange;
import org.apache.camel.converter.stream.InputStreamCache;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** An operation with a form receives the body as a form. */
class FormBodyTest extends SandboxTestSupport {

    private static final String URI = "sendcloud:service-points/check_and_store?throwExceptionOnFailure=false";
    private static final String FORM = "store_order_id=%C3%BC&b=1+2";

    @TempDir
    private Path folder;

    @Test
    void aMapIsSentAsAForm() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", "ü 1&2");
        fields.put("list", List.of("a", 1));
        fields.put("array", new String[] { "b", "c" });
        fields.put("numbers", new int[] { 1, 2 });
        fields.put("none", null);
        fields.put("gaps", Arrays.asList("d", null));

        assertThat(send(fields).bodyText())
                .isEqualTo("id=%C3%BC+1%262&list=a&list=1&array=b&array=c&numbers=1&numbers=2&none=&gaps=d&gaps=");
    }

    @Test
    void textBytesStreamsAndFilesAreSentUnchanged() throws Exception {
        byte[] bytes = FORM.getBytes(StandardCharsets.UTF_8);
        File file = Files.write(folder.resolve("form"), bytes).toFile();
        for (Object body : List.of(
                FORM, new StringBuilder(FORM), bytes, new ByteArrayInputStream(bytes), new InputStreamCache(bytes),
                new StringReader(FORM), ByteBuffer.wrap(bytes), file, file.toPath())) {
            assertThat(send(body).bodyText()).as(body.getClass().getName()).isEqualTo(FORM);
        }
    }

    @Test
    void aBodyThatIsNotAFormIsRejected() {
        for (Object body : List.of("{\"a\":1}", " [1]", new StringReader("{}"))) {
            assertRejected(body, "wants a form: the body is JSON. Make it a Map of the fields, or a text such as a=1&b=2");
        }
        assertRejected(List.of(1), "wants a form: make the body a Map of its fields");
        assertThat(sandbox().requests()).isEmpty();
    }

    private void assertRejected(Object body, String why) {
        Exchange exchange = call(URI, body);

        assertThat(exchange.getException()).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(why);
    }

    private RecordedRequest send(Object body) {
        sandbox().clearRequests();
        Exchange exchange = call(URI, body);
        assertThat(exchange.getException()).isNull();
        RecordedRequest request = sandbox().requests().get(0);
        assertThat(request.header("Content-Type").orElseThrow())
                .isEqualToIgnoringCase("application/x-www-form-urlencoded; charset=UTF-8");
        return request;
    }
}
