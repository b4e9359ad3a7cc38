package io.github.camelsendcloud.internal.auth;

import java.net.URI;

import org.apache.hc.core5.http.HttpHost;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class AuthorityTest {

    private static Authority of(String uri) {
        return Authority.of(URI.create(uri));
    }

    @ParameterizedTest
    @CsvSource({
            "https://panel.sendcloud.sc/api,  https://panel.sendcloud.sc:443",
            "https://panel.sendcloud.sc,      https://panel.sendcloud.sc/other?x=1#y",
            "http://localhost/api,            http://localhost:80/",
            "HTTPS://Panel.SendCloud.SC/api,  https://panel.sendcloud.sc/api",
            "https://[::1]:8443/api,          https://[::1]:8443",
            "https://[2001:DB8::A]/api,       https://[2001:db8::a]:443" })
    void theSameServerIsAnEqualAuthority(String one, String other) {
        assertThat(of(one)).isEqualTo(of(other)).hasSameHashCodeAs(of(other));
    }

    @ParameterizedTest
    @CsvSource({
            "https://panel.sendcloud.sc, http://panel.sendcloud.sc",
            "https://panel.sendcloud.sc, http://panel.sendcloud.sc:443",
            "https://panel.sendcloud.sc, https://panel.sendcloud.sc:8443",
            "https://panel.sendcloud.sc, https://panel.sendcloud.sc.",
            "https://panel.sendcloud.sc, https://api.panel.sendcloud.sc",
            "https://panel.sendcloud.sc, https://sendcloud.sc",
            "https://panel.sendcloud.sc, https://panel.sendcloud.sc.evil.example",
            "https://panel.sendcloud.sc, https://panel.sendcloud.sc@evil.example",
            "http://127.0.0.1,           http://localhost",
            "http://[::1],               http://[::2]" })
    void anotherServerIsAnotherAuthority(String one, String other) {
        assertThat(of(one)).isNotEqualTo(of(other));
    }

    @ParameterizedTest
    @CsvSource({
            "https://panel.sendcloud.sc/api, https, panel.sendcloud.sc, -1",
            "https://panel.sendcloud.sc/api, HTTPS, Panel.Sendcloud.SC, 443",
            "http://localhost/api,           http,  localhost,          -1",
            "http://[::1]:8080/api,          http,  ::1,                8080",
            "http://[::1]:8080/api,          http,  [::1],              8080" })
    void aTargetOfTheHttpClientIsTheAuthorityOfItsUri(String uri, String scheme, String host, int port) {
        assertThat(Authority.of(new HttpHost(scheme, host, port))).isEqualTo(of(uri));
    }

    @Test
    void aRequestWithoutASchemeIsPlainHttp() {
        assertThat(Authority.of(new HttpHost("localhost"))).isEqualTo(new Authority("http", "localhost", 80));
    }
}
