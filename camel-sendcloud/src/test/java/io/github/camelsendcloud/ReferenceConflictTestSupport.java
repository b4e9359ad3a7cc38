package io.github.camelsendcloud;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelsendcloud.api.ApiError;
import org.apache.camel.Exchange;

import static org.assertj.core.api.Assertions.assertThat;

/** Creates objects with a reference by each operation that accepts a reference. */
abstract class ReferenceConflictTestSupport extends BatchTestSupport {

    static final String R = "R-1";

    /** The operations that create an object with a reference. */
    enum Creation {
        V3_ANNOUNCE("shipments/announce"),
        V3_ASYNCHRONOUS("shipments"),
        V3_RULES("shipments/announce-with-shipping-rules"),
        V3_RULES_ASYNCHRONOUS("shipments/create-with-shipping-rules"),
        V2_SINGLE("parcels"),
        V2_BATCH("parcels");

        final String uri;

        Creation(String resource) {
            this.uri = "sendcloud:" + resource + "?method=POST";
        }

        boolean isV3() {
            return ordinal() < V2_SINGLE.ordinal();
        }

        /** Returns the object in the form of a request of this operation. */
        Object body(Map<String, Object> object) {
            return isV3() ? object : this == V2_SINGLE ? Map.of("parcel", object) : List.of(object);
        }
    }

    static Map<String, Object> object(Creation creation, String reference) {
        Map<String, Object> object = new LinkedHashMap<>(creation.isV3() ? shipment() : parcel(1));
        object.put(creation.isV3() ? "external_reference_id" : "external_reference", reference);
        object.put("order_number", "N-1");
        if (!creation.isV3()) {
            object.put("request_label", true);
            object.put("shipment", Map.of("id", 8));
        }
        return object;
    }

    static SendcloudReferenceConflictException conflict(Creation creation, Exchange exchange) {
        Exception thrown = exchange.getException();
        assertThat(thrown).as("the exception of the second call with the same reference").isNotNull();
        if (creation == Creation.V2_BATCH) {
            assertThat(thrown).isInstanceOf(SendcloudPartialFailureException.class);
            assertThat(((SendcloudPartialFailureException) thrown).getSucceeded()).isEmpty();
            assertThat(((SendcloudPartialFailureException) thrown).getErrors()).extracting(ApiError::code)
                    .containsExactly("reference_conflict");
            thrown = (Exception) thrown.getCause();
        }
        assertThat(thrown).isInstanceOf(SendcloudReferenceConflictException.class);
        SendcloudReferenceConflictException conflict = (SendcloudReferenceConflictException) thrown;
        assertThat(conflict.getStatusCode()).isEqualTo(409);
        assertThat(conflict.isRetryable()).isFalse();
        assertThat(conflict.getReference()).isEqualTo(R);
        assertThat(conflict.getExisting()).containsKey("id")
                .containsEntry(creation.isV3() ? "external_reference_id" : "external_reference", R);
        assertThat(conflict).hasMessageContaining("another reference").hasMessageContaining(R);
        return conflict;
    }
}
