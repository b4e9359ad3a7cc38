package io.github.camelsendcloud.internal.address;

import io.github.camelsendcloud.SendcloudEndpointUriFactory;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DynamicOptionsTest {

    @Test
    void eachSettableOptionExists() {
        assertThat(DynamicOptions.SETTABLE).isSubsetOf(new SendcloudEndpointUriFactory().propertyNames());
    }
}
