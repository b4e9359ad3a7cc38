package io.github.camelsendcloud.internal.client;

import java.io.IOException;
import java.security.GeneralSecurityException;

import javax.net.ssl.HostnameVerifier;

import io.github.camelsendcloud.internal.client.ClientOptions.ConnectionSettings;
import org.apache.camel.CamelContext;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.hc.client5.http.socket.ConnectionSocketFactory;
import org.apache.hc.client5.http.socket.PlainConnectionSocketFactory;
import org.apache.hc.client5.http.ssl.SSLConnectionSocketFactory;
import org.apache.hc.core5.http.config.Registry;
import org.apache.hc.core5.http.config.RegistryBuilder;

/**
 * The camel-http component of one factory. The component is not in the registry, so its endpoints are not visible to
 * the context, and the options of other components do not apply. The TLS context of the JVM is created only when the
 * context is needed, see {@link DefaultTls}.
 */
final class PrivateHttpComponent extends HttpComponent {

    private final DefaultTls tls = new DefaultTls();

    PrivateHttpComponent(CamelContext context, ConnectionSettings settings) {
        setCamelContext(context);
        setConnectTimeout(settings.connectTimeout().toMillis());
        setConnectionRequestTimeout(settings.connectionRequestTimeout().toMillis());
        setSoTimeout(settings.responseTimeout().toMillis());
        setSslContextParameters(settings.sslContextParameters());
        setUseGlobalSslContextParameters(settings.sslContextParameters() == null);
        ConnectionSettings.Proxy proxy = settings.proxy();
        if (proxy != null) {
            setProxyHost(proxy.host());
            setProxyPort(proxy.port());
            setProxyAuthScheme(proxy.scheme());
            if (proxy.username() != null) {
                setProxyAuthMethod("Basic");
                setProxyAuthUsername(proxy.username());
                setProxyAuthPassword(proxy.password());
            }
        }
    }

    /** Lets another thread create the TLS context of the JVM, unless the component has a TLS context of its own. */
    void createTlsInBackground() {
        if (getSslContextParameters() == null && getCamelContext().getSSLContextParameters() == null) {
            tls.createInBackground(getCamelContext().getExecutorServiceManager());
        }
    }

    // camel-http 4.18 has these deprecated types. A version with other types does not call the method, and creates the context itself
    @SuppressWarnings("deprecation")
    @Override
    protected Registry<ConnectionSocketFactory> createConnectionRegistry(
            HostnameVerifier verifier, SSLContextParameters parameters, boolean useSystemProperties)
            throws GeneralSecurityException, IOException {
        return parameters != null
                ? super.createConnectionRegistry(verifier, parameters, useSystemProperties)
                : RegistryBuilder.<ConnectionSocketFactory> create()
                        .register("http", PlainConnectionSocketFactory.getSocketFactory())
                        .register("https", new SSLConnectionSocketFactory(tls, verifier))
                        .build();
    }
}
