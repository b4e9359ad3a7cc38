package io.github.camelsendcloud.benchmarks;

import java.io.IOException;

import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;

/**
 * Calls Sendcloud with HttpClient 5 alone, in the way of its tutorial. The caller sets the Authorization header and
 * reads the response into an array of bytes.
 */
final class BareContender implements Contender {

    private final CloseableHttpClient client;
    private final HttpHost host;

    BareContender(int port) {
        PoolingHttpClientConnectionManager connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnTotal(CONNECTIONS).setMaxConnPerRoute(CONNECTIONS).build();
        this.client = HttpClients.custom().setConnectionManager(connections).build();
        this.host = new HttpHost("http", "127.0.0.1", port);
    }

    @Override
    public Call call(Case called) {
        return buffer -> client.execute(host, request(called), response -> {
            byte[] body = bytes(response.getEntity());
            return Contender.check(called, response.getCode(), body.length);
        });
    }

    private static byte[] bytes(HttpEntity entity) throws IOException {
        return entity == null ? new byte[0] : EntityUtils.toByteArray(entity);
    }

    private ClassicHttpRequest request(Case called) {
        ClassicRequestBuilder request = ClassicRequestBuilder.create(called.method())
                .setHttpHost(host).setPath(called.path())
                .setHeader(HttpHeaders.AUTHORIZATION, Keys.BASIC)
                .setHeader(HttpHeaders.ACCEPT, called.contentType());
        if (called.request() != null) {
            request.setEntity(new ByteArrayEntity(called.request(), ContentType.APPLICATION_JSON));
        }
        return request.build();
    }

    @Override
    public void close() {
        try {
            client.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
