package io.github.camelsendcloud.internal.client;

import java.time.Duration;

import io.github.camelsendcloud.internal.client.ClientOptions.ConnectionSettings;
import io.github.camelsendcloud.internal.client.ClientOptions.ConnectionSettings.Proxy;
import org.apache.camel.support.jsse.KeyManagersParameters;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ConnectionSettingsTest {

    private static ConnectionSettings settings(SSLContextParameters tls, Proxy proxy) {
        return new ConnectionSettings(
                Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofSeconds(30), 20, tls, proxy,
                null);
    }

    @Test
    void equalSettingsShareAClient() {
        Proxy one = new Proxy("http", "proxy", 3128, "user", "password");
        Proxy same = new Proxy("http", "proxy", 3128, "user", "password");
        assertThat(settings(null, one)).isEqualTo(settings(null, same)).hasSameHashCodeAs(settings(null, same));
    }

    @ParameterizedTest
    @CsvSource({
            "https, proxy, 3128, user, password", "http, other, 3128, user, password", "http, proxy, 3129, user, password",
            "http, proxy, 3128, other, password", "http, proxy, 3128, user, other" })
    void anotherProxyOrPasswordCreatesAnotherClient(String scheme, String host, int port, String username, String password) {
        Proxy proxy = new Proxy("http", "proxy", 3128, "user", "password");
        assertThat(settings(null, proxy))
                .isNotEqualTo(settings(null, new Proxy(scheme, host, port, username, password)))
                .isNotEqualTo(settings(null, null));
    }

    @Test
    void theTextOfTheSettingsContainsNoPassword() {
        KeyStoreParameters store = new KeyStoreParameters();
        store.setPassword("s3cret-store");
        KeyManagersParameters keys = new KeyManagersParameters();
        keys.setKeyStore(store);
        keys.setKeyPassword("s3cret-key");
        SSLContextParameters tls = new SSLContextParameters();
        tls.setKeyManagers(keys);
        Proxy proxy = new Proxy("http", "proxy.example", 3128, "user", "s3cret-proxy");

        assertThat(settings(tls, proxy).toString()).contains("http://proxy.example:3128").doesNotContain("s3cret");
        assertThat(proxy).hasToString("http://proxy.example:3128");
    }
}
