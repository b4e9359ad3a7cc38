package io.github.camelsendcloud.internal.binding;

import com.fasterxml.jackson.databind.ObjectMapper;

/** The mapper of the component, for tests of other packages. */
public final class TestJson {

    public static final ObjectMapper MAPPER = Json.MAPPER;

    private TestJson() {
    }
}
