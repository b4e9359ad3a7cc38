package io.github.camelsendcloud.internal.client;

import org.apache.hc.client5.http.impl.DefaultClientConnectionReuseStrategy;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.HttpVersion;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.apache.hc.core5.http.message.BasicHttpResponse;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ConnectionReuseTest {

    /** Headers are separated by a vertical bar. */
    @ParameterizedTest
    @CsvSource({
            "200, true, Content-Length: 2", "201, true, content-length: 2|Connection: Keep-Alive",
            "200, false, Content-Length: 2|Connection: close", "200, false, 'Content-Length: 2|Connection: keep-alive, close'",
            "200, false, Content-Length: 2|Connection: keep-alive|Connection: close",
            "200, false, Content-Length: 2|Proxy-Connection: close", "200, false, Content-Length: 2|Content-Length: 3",
            "200, false, Content-Type: text/plain", "200, true, Transfer-Encoding: chunked",
            "200, true, Transfer-Encoding: gzip|Content-Length: 2", "204, true, X-Request-Id: 1",
            "204, false, Content-Length: 2",
            "404, true, Content-Length: 2" })
    void theDecisionIsThatOfHttpClient(int status, boolean reused, String headers) {
        HttpResponse response = new BasicHttpResponse(status);
        response.setVersion(HttpVersion.HTTP_1_1);
        for (String header : headers.split("\\|")) {
            response.addHeader(header.substring(0, header.indexOf(':')), header.substring(header.indexOf(':') + 2));
        }
        BasicHttpRequest request = new BasicHttpRequest("GET", "/");
        HttpCoreContext context = HttpCoreContext.create();
        assertThat(new ConnectionReuse().keepAlive(request, response, context)).isEqualTo(reused)
                .isEqualTo(DefaultClientConnectionReuseStrategy.INSTANCE.keepAlive(request, response, context));
    }
}
