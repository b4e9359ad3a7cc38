package io.github.camelsendcloud.examples.manyaccounts;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/** One route ships for three shops, also while the keys of a shop change. */
class ManyAccountsTest {

    @Test
    @Timeout(60)
    void eachShopHasItsShipmentsAndNoOrderFailsDuringARotation() throws Exception {
        ManyAccounts.Report report = ManyAccounts.run();

        assertThat(report.failures()).isZero();
        assertThat(report.shipments()).isEqualTo(
                Map.of("berlin", ManyAccounts.ORDERS, "madrid", ManyAccounts.ORDERS, "paris", ManyAccounts.ORDERS));
        assertThat(report.tokenRequests()).containsEntry("berlin", 1).containsEntry("madrid", 1);
        assertThat(report.tokenRequests().get("paris")).as("the first token, and a token with the new keys")
                .isBetween(2, 3);
        assertThat(report.rejection()).contains("unknown account").doesNotContain("rome");
        assertThat(report.accounts()).hasSize(3)
                .allSatisfy(line -> assertThat(line).contains(": oauth2, integration ").doesNotContain("secret"));
    }
}
