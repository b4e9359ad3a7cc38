package io.github.camelsendcloud.internal.client;

import io.github.camelsendcloud.internal.auth.RequestAuthenticator;
import org.apache.camel.CamelContext;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.component.http.HttpEndpoint;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.core5.util.Timeout;

/**
 * Has camel-http build HTTP clients, and takes from them what must not happen to a request that costs money or carries
 * a key: automatic retries, redirects, cookies. A camel-http endpoint cannot be started twice: a factory is used for
 * one start of the component.
 */
final class HttpClientFactory extends ServiceSupport {

    private final ConnectionSettings settings;
    private final String address;
    private final String userAgent;
    private final HttpComponent http;

    /**
     * @param address   absolute; decides nothing but the defaults of TLS
     * @param userAgent what the clients call themselves
     */
    HttpClientFactory(CamelContext context, ConnectionSettings settings, String address, String userAgent) {
        this.settings = settings;
        this.address = address;
        this.userAgent = userAgent;
        this.http = settings.httpComponent() != null ? settings.httpComponent() : privateComponent(context, settings);
    }

    private static HttpComponent privateComponent(CamelContext context, ConnectionSettings settings) {
        // not in the registry: its endpoints are seen by nobody, and nobody else's options reach them
        HttpComponent http = new HttpComponent();
        http.setCamelContext(context);
        http.setConnectTimeout(settings.connectTimeout().toMillis());
        http.setConnectionRequestTimeout(settings.connectionRequestTimeout().toMillis());
        http.setSoTimeout(settings.responseTimeout().toMillis());
        http.setSslContextParameters(settings.sslContextParameters());
        http.setUseGlobalSslContextParameters(settings.sslContextParameters() == null);
        ConnectionSettings.Proxy proxy = settings.proxy();
        if (proxy != null) {
            http.setProxyHost(proxy.host());
            http.setProxyPort(proxy.port());
            http.setProxyAuthScheme(proxy.scheme());
            if (proxy.username() != null) {
                http.setProxyAuthMethod("Basic");
                http.setProxyAuthUsername(proxy.username());
                http.setProxyAuthPassword(proxy.password());
            }
        }
        return http;
    }

    /** The client of the API, which authenticates the requests that are prepared for it. */
    HttpEndpoint apiClient() throws Exception {
        HttpEndpoint endpoint = endpoint(settings.maxConnections());
        endpoint.getClientBuilder()
                .addExecInterceptorBefore(
                        ChainElement.PROTOCOL.name(), RequestAuthenticator.class.getSimpleName(), new RequestAuthenticator())
                .addExecInterceptorBefore(
                        ChainElement.MAIN_TRANSPORT.name(), Transmission.class.getSimpleName(), new Transmission());
        return endpoint;
    }

    /** A small client for token endpoints: fetching a token never waits for a connection that waits for a token. */
    HttpEndpoint tokenClient() throws Exception {
        return endpoint(2);
    }

    private HttpEndpoint endpoint(int connections) throws Exception {
        ServiceHelper.startService(http);
        HttpEndpoint endpoint = (HttpEndpoint) http.createEndpoint(
                address + "?maxTotalConnections=" + connections + "&connectionsPerRoute=" + connections);
        endpoint.setUserAgent(userAgent);
        HttpClientBuilder builder = endpoint.getClientBuilder();
        builder.disableAutomaticRetries();
        builder.disableRedirectHandling();
        builder.disableCookieManagement();
        builder.disableAuthCaching();
        // without cookies nobody has to read the list of all domains that must not have one
        builder.setDefaultCookieSpecRegistry(name -> null);
        // else a connection with a client's certificate is used once
        builder.disableConnectionState();
        ConnectionCheck check = new ConnectionCheck(connections);
        builder.setRequestExecutor(check);
        builder.addExecInterceptorBefore(ChainElement.CONNECT.name(), ConnectionCheck.class.getSimpleName(), check);
        setSocketTimeout(endpoint);
        ServiceHelper.startService(endpoint);
        return endpoint;
    }

    /**
     * Has the pool set the socket timeout of each leased connection. Without that HttpClient gives a used TLS
     * connection the timeout that the connection had during the handshake, which is the one for connecting.
     */
    private void setSocketTimeout(HttpEndpoint endpoint) {
        // a pool of the user's own has a configuration of the user's own
        if (endpoint.getClientConnectionManager() instanceof PoolingHttpClientConnectionManager pool
                && pool != http.getClientConnectionManager()) {
            pool.setDefaultConnectionConfig(
                    ConnectionConfig.custom().setSocketTimeout(Timeout.ofMilliseconds(endpoint.getSoTimeout())).build());
        }
    }

    @Override
    protected void doStop() {
        if (http != settings.httpComponent()) {
            ServiceHelper.stopService(http);
        }
    }
}
