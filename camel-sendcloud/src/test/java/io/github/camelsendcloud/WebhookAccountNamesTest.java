package io.github.camelsendcloud;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A request cannot select the account of its event: the signature must be the signature of the account. */
@Timeout(120)
class WebhookAccountNamesTest {

    abstract static class Names extends WebhookAccountsTestSupport {

        /** The query of the address, and the names and the values of headers. */
        static Stream<List<String>> namesOfOtherAccounts() {
            String header = SendcloudConstants.ACCOUNT;
            return Stream.of(
                    List.of("", header, "two"), List.of("", header.toLowerCase(Locale.ROOT), "two"),
                    List.of("", "account", "two"), List.of("", SendcloudConstants.INTEGRATION_ID, "2"),
                    List.of("?" + header + "=two"), List.of("?" + header.toUpperCase(Locale.ROOT) + "=two"),
                    List.of("?Account=two"), List.of("?publicKey=k&secretKey=s"), List.of("?account=one&account=two"),
                    List.of("?account=one", header, "two"), List.of("?account=one", "account", "two"));
        }

        @ParameterizedTest
        @MethodSource("namesOfOtherAccounts")
        void aNameFromOutsideDoesNotChangeTheAccount(List<String> request) throws Exception {
            open("");
            String[] headers = Stream.concat(
                    Stream.of("Sendcloud-Signature", sign(EVENT.getBytes(StandardCharsets.UTF_8), one.secretKey())),
                    request.stream().skip(1)).toArray(String[]::new);

            HttpResponse<String> response = post("/hook" + request.get(0), EVENT, headers);

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().map().keySet()).noneMatch(name -> name.toLowerCase(Locale.ROOT).contains("account"));
            assertThat(received()).containsExactly("one");
            assertThat(getMockEndpoint("mock:events").getExchanges().get(0).getMessage().getHeaders().keySet())
                    .filteredOn(name -> name.equalsIgnoreCase(SendcloudConstants.ACCOUNT)).hasSize(1);
        }

        @ParameterizedTest
        @ValueSource(strings = {
                "", " ", "two", "ONE", "one ", "one,two", "one\u0000", "#one", "{{one}}", "${header.x}", "../one",
                "one.publicKey",
                "one&account", "http://evil.example", "%6Fne", "\ud83d\ude00", "null" })
        void anAddressWithAnotherNameIsRejectedAndNotRepeated(String name) throws Exception {
            open("");

            HttpResponse<String> response = post(
                    "/hook?account=" + URLEncoder.encode(name, StandardCharsets.UTF_8), EVENT, "Sendcloud-Signature",
                    sign(EVENT.getBytes(StandardCharsets.UTF_8), one.secretKey()));

            assertThat(response.statusCode()).isEqualTo(401);
            assertThat(response.body()).isEqualTo("Unauthorized");
            assertThat(received()).isEmpty();
        }
    }

    @Nested
    class PlatformHttpTest extends Names {

        @Override
        String hook(String options) {
            return "sendcloud:webhook?path=/hook" + options;
        }
    }

    @Nested
    class NettyHttpTest extends Names {

        @Override
        boolean useNetty() {
            return true;
        }

        @Override
        String hook(String options) {
            return "sendcloud:webhook?httpServer=netty-http&path=/hook" + options;
        }
    }
}
