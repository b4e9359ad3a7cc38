package io.github.camelsendcloud.api;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ApiVersionTest {

    @ParameterizedTest
    @EnumSource
    void aVersionIsFoundByItsTextInAnAddress(ApiVersion version) {
        assertThat(ApiVersion.of(version.path())).isSameAs(version);
    }

    @Test
    void theTextOfAVersionIsInLowerCase() {
        assertThat(ApiVersion.values()).extracting(ApiVersion::path).containsExactly("v2", "v3");
    }

    @Test
    void theNewestVersionIsTheLastConstant() {
        assertThat(ApiVersion.V3).isGreaterThan(ApiVersion.V2);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = { "", "V3", "3", "v1", "v4", "auto", " v3" })
    void anUnknownVersionIsRejected(String path) {
        assertThatIllegalArgumentException().isThrownBy(() -> ApiVersion.of(path))
                .withMessageContaining("'" + path + "'").withMessageContaining("v2 or v3");
    }
}
