package io.github.camelsendcloud.model;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The integrations of the account, in API v2. */
public record IntegrationListV2(@JsonValue List<IntegrationV2> integrations) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public IntegrationListV2 {
        integrations = NullSafe.copyOf(integrations);
    }
}
