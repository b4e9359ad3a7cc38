package io.github.camelsendcloud.internal.client;

import io.github.camelsendcloud.internal.auth.RequestAuthenticator;
import io.github.camelsendcloud.internal.client.ClientOptions.ConnectionSettings;
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
 * Builds HTTP clients with camel-http. The clients have no automatic retries, redirects and cookies, because a request
 * may cost money and has credentials. The component uses a factory for one start, because a camel-http endpoint cannot
 * be started twice.
 */
final class HttpClientFactory extends ServiceSupport {

    private static final int MOST_TOKEN_CONNECTIONS = 20;

    private final ConnectionSettings settings;
    private final String address;
    private final String userAgent;
    private final HttpComponent http;

    /**
     * @param address   the absolute address of the API, which decides only about the defaults of TLS
     * @param userAgent the value of the {@code User-Agent} header
     */
    HttpClientFactory(CamelContext context, ConnectionSettings settings, String address, String userAgent) {
        this.settings = settings;
        this.address = address;
        this.userAgent = userAgent;
        this.http = settings.httpComponent() != null ? settings.httpComponent() : new PrivateHttpComponent(context, settings);
    }

    /** The client of the API, which authenticates each request with the credentials of the call. */
    HttpEndpoint apiClient() throws Exception {
        if (http instanceof PrivateHttpComponent own && address.startsWith("https:")) {
            own.createTlsInBackground();
        }
        HttpEndpoint endpoint = endpoint(settings.maxConnections());
        endpoint.getClientBuilder()
                .addExecInterceptorBefore(
                        ChainElement.PROTOCOL.name(), RequestAuthenticator.class.getSimpleName(), new RequestAuthenticator())
                .addExecInterceptorBefore(
                        ChainElement.MAIN_TRANSPORT.name(), Transmission.class.getSimpleName(), new Transmission());
        return endpoint;
    }

    /**
     * A separate client for token endpoints: a token request never waits for a connection whose request waits for a
     * token.
     */
    HttpEndpoint tokenClient() throws Exception {
        // after a restart, many accounts request their first token at the same time
        return endpoint(Math.min(MOST_TOKEN_CONNECTIONS, settings.maxConnections()));
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
        // cookies are off, so the list of public domain suffixes is not loaded
        builder.setDefaultCookieSpecRegistry(name -> null);
        // otherwise a connection with a client certificate is used only once
        builder.disableConnectionState();
        builder.setConnectionReuseStrategy(new ConnectionReuse());
        ConnectionCheck check = new ConnectionCheck(connections);
        builder.setRequestExecutor(check);
        builder.addExecInterceptorBefore(ChainElement.CONNECT.name(), ConnectionCheck.class.getSimpleName(), check);
        setSocketTimeout(endpoint);
        ServiceHelper.startService(endpoint);
        return endpoint;
    }

    /**
     * Makes the pool set the socket timeout of each leased connection. Otherwise HttpClient gives a used TLS connection
     * the timeout of its handshake, which is the connect timeout.
     */
    private void setSocketTimeout(HttpEndpoint endpoint) {
        // the configuration of a user's own pool stays unchanged
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
