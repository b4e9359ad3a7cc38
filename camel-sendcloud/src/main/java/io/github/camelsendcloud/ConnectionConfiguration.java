package io.github.camelsendcloud;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.github.camelsendcloud.internal.client.ClientOptions.ConnectionSettings;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.support.jsse.SSLContextParameters;

import static io.github.camelsendcloud.OptionCheck.require;
import static io.github.camelsendcloud.OptionCheck.requireMillis;

/** The options for the addresses of Sendcloud and for the connections. */
@UriParams
public abstract class ConnectionConfiguration {

    @UriParam(label = "advanced", defaultValue = "https://panel.sendcloud.sc/api",
              description = "The address of the API, without a version. The component appends the version. Credentials of "
                            + "the account are sent only to the configured addresses of the API and of the token endpoint.")
    private String baseUri = "https://panel.sendcloud.sc/api";

    @UriParam(label = "advanced", defaultValue = "https://servicepoints.sendcloud.sc/api",
              description = "The address of the API of v2 service points, without a version. The component appends the "
                            + "version.")
    private String servicePointsUri = "https://servicepoints.sendcloud.sc/api";

    @UriParam(label = "advanced",
              description = "The UUID of the Sendcloud technology partner that makes the calls. The component sends the "
                            + "UUID in the request header Sendcloud-Partner-Id.")
    private String partnerId;

    @UriParam(label = "advanced", defaultValue = "10s", javaType = "java.time.Duration",
              description = "The longest time to make a connection, including the TLS handshake.")
    private long connectTimeout = 10_000;

    @UriParam(label = "advanced", defaultValue = "30s", javaType = "java.time.Duration",
              description = "The longest time until a response begins, and between two pieces of the response. The time "
                            + "applies to each request, on a new connection and on a reused connection.")
    private long responseTimeout = 30_000;

    @UriParam(label = "advanced", javaType = "java.time.Duration",
              description = "The longest time that a request waits for a free connection of the pool. Default: the sum of"
                            + " connectTimeout and responseTimeout.")
    private Long connectionRequestTimeout;

    @UriParam(label = "advanced", defaultValue = "20",
              description = "The largest number of connections in the connection pool. All endpoints with the same "
                            + "connection options share one pool.")
    private int maxConnections = 20;

    @UriParam(label = "security",
              description = "The TLS settings of the connections. Default: the SSL context parameters of the Camel "
                            + "context if the context has any, else the settings of the JVM.")
    private SSLContextParameters sslContextParameters;

    @UriParam(label = "proxy", description = "The host name of an HTTP proxy.")
    private String proxyHost;

    @UriParam(label = "proxy", description = "The port of the HTTP proxy. The option must be set together with proxyHost.")
    private Integer proxyPort;

    @UriParam(label = "proxy", enums = "http,https", defaultValue = "http",
              description = "The protocol of the connection to the proxy itself.")
    private String proxyAuthScheme = "http";

    @UriParam(label = "proxy", description = "The user name for a proxy that requires Basic authentication.", secret = true)
    private String proxyAuthUsername;

    @UriParam(label = "proxy", description = "The password for a proxy that requires Basic authentication.", secret = true)
    private String proxyAuthPassword;

    @UriParam(label = "advanced",
              description = "A camel-http component of your own that builds the HTTP client. The timeouts, TLS and proxy "
                            + "of this component then replace the options given here. Retries, redirects and cookies stay "
                            + "off.")
    private HttpComponent httpComponent;

    @UriParam(label = "security", defaultValue = "false",
              description = "Whether addresses may use plain http. With false, only loopback addresses may use plain "
                            + "http, because the keys would travel in clear text.")
    private boolean allowInsecureHttp;

    /**
     * The addresses that are known as safe. The copies of a configuration share this object, so that each address is
     * checked once.
     */
    private final SafeAddresses safeAddresses = new SafeAddresses();

    /** In milliseconds. */
    abstract long getTokenTimeout();

    /**
     * The settings of the client.
     *
     * @throws IllegalArgumentException when an option has an invalid value
     */
    ConnectionSettings connectionSettings() {
        requireTimeout("connectTimeout", connectTimeout);
        requireTimeout("responseTimeout", responseTimeout);
        if (connectionRequestTimeout != null) {
            requireTimeout("connectionRequestTimeout", connectionRequestTimeout);
        }
        requireTimeout("tokenTimeout", getTokenTimeout());
        require(maxConnections > 0, "maxConnections", maxConnections, "at least 1");
        ConnectionSettings.Proxy proxy = null;
        require(proxyHost != null || proxyPort == null, "proxyPort", proxyPort, "set together with proxyHost");
        if (proxyHost != null) {
            require(proxyPort != null && proxyPort > 0 && proxyPort <= 65_535, "proxyPort", proxyPort,
                    "the port of proxyHost, from 1 to 65535");
            proxy = new ConnectionSettings.Proxy(
                    proxyAuthScheme, proxyHost, proxyPort, proxyAuthUsername, proxyAuthPassword);
        }
        return new ConnectionSettings(
                Duration.ofMillis(connectTimeout), Duration.ofMillis(responseTimeout),
                Duration.ofMillis(
                        connectionRequestTimeout == null ? connectTimeout + responseTimeout : connectionRequestTimeout),
                Duration.ofMillis(getTokenTimeout()), maxConnections, sslContextParameters, proxy, httpComponent);
    }

    /**
     * Checks an address that receives credentials.
     *
     * @throws IllegalArgumentException when the text is not an address, has forbidden parts, or is not safe
     */
    URI safeAddress(String option, String address) {
        return safeAddresses.check(option, address, allowInsecureHttp);
    }

    /** Rejects a timeout that is not positive, or whose milliseconds do not fit the int of HttpClient. */
    private static void requireTimeout(String option, long millis) {
        requireMillis(millis > 0 && millis <= TimeUnit.DAYS.toMillis(24), option, millis,
                "a positive duration of at most 24 days");
    }

    public String getBaseUri() {
        return baseUri;
    }

    public void setBaseUri(String baseUri) {
        this.baseUri = baseUri;
    }

    public String getServicePointsUri() {
        return servicePointsUri;
    }

    public void setServicePointsUri(String servicePointsUri) {
        this.servicePointsUri = servicePointsUri;
    }

    /** @return {@code null} without a partner */
    public String getPartnerId() {
        return partnerId;
    }

    /** @param partnerId {@code null} for no partner */
    public void setPartnerId(String partnerId) {
        this.partnerId = partnerId;
    }

    /** @return in milliseconds */
    public long getConnectTimeout() {
        return connectTimeout;
    }

    /** @param connectTimeout in milliseconds, at least 1 */
    public void setConnectTimeout(long connectTimeout) {
        this.connectTimeout = connectTimeout;
    }

    /** @return in milliseconds */
    public long getResponseTimeout() {
        return responseTimeout;
    }

    /** @param responseTimeout in milliseconds, at least 1 */
    public void setResponseTimeout(long responseTimeout) {
        this.responseTimeout = responseTimeout;
    }

    /** @return in milliseconds; {@code null} for the sum of the other two timeouts */
    public Long getConnectionRequestTimeout() {
        return connectionRequestTimeout;
    }

    /**
     * @param connectionRequestTimeout in milliseconds, at least 1; {@code null} for the sum of the other two timeouts
     */
    public void setConnectionRequestTimeout(Long connectionRequestTimeout) {
        this.connectionRequestTimeout = connectionRequestTimeout;
    }

    public int getMaxConnections() {
        return maxConnections;
    }

    public void setMaxConnections(int maxConnections) {
        this.maxConnections = maxConnections;
    }

    public SSLContextParameters getSslContextParameters() {
        return sslContextParameters;
    }

    /**
     * @param sslContextParameters {@code null} for the parameters of the Camel context, or else the settings of the JVM
     */
    public void setSslContextParameters(SSLContextParameters sslContextParameters) {
        this.sslContextParameters = sslContextParameters;
    }

    public String getProxyHost() {
        return proxyHost;
    }

    /** @param proxyHost {@code null} for no proxy */
    public void setProxyHost(String proxyHost) {
        this.proxyHost = proxyHost;
    }

    public Integer getProxyPort() {
        return proxyPort;
    }

    /** @param proxyPort {@code null} only without proxyHost */
    public void setProxyPort(Integer proxyPort) {
        this.proxyPort = proxyPort;
    }

    public String getProxyAuthScheme() {
        return proxyAuthScheme;
    }

    public void setProxyAuthScheme(String proxyAuthScheme) {
        this.proxyAuthScheme = proxyAuthScheme;
    }

    public String getProxyAuthUsername() {
        return proxyAuthUsername;
    }

    /** @param proxyAuthUsername {@code null} for a proxy without authentication */
    public void setProxyAuthUsername(String proxyAuthUsername) {
        this.proxyAuthUsername = proxyAuthUsername;
    }

    public String getProxyAuthPassword() {
        return proxyAuthPassword;
    }

    /** @param proxyAuthPassword {@code null} for a proxy without authentication */
    public void setProxyAuthPassword(String proxyAuthPassword) {
        this.proxyAuthPassword = proxyAuthPassword;
    }

    public HttpComponent getHttpComponent() {
        return httpComponent;
    }

    /** @param httpComponent {@code null} for a component that is built from the other options */
    public void setHttpComponent(HttpComponent httpComponent) {
        this.httpComponent = httpComponent;
    }

    public boolean isAllowInsecureHttp() {
        return allowInsecureHttp;
    }

    public void setAllowInsecureHttp(boolean allowInsecureHttp) {
        this.allowInsecureHttp = allowInsecureHttp;
    }
}
