package io.github.camelsendcloud.request;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The parts that the builders of all requests share.
 *
 * @param <B> the builder itself, which every method returns
 */
abstract class RequestBuilder<B extends RequestBuilder<B>> {

    String orderNumber;
    final Map<String, Object> other = new LinkedHashMap<>();

    /** The number of the order in the shop. An {@link OrderRequest} needs the number. */
    public B orderNumber(String orderNumber) {
        this.orderNumber = Fields.text(orderNumber);
        return self();
    }

    /** Sets a field of the operation that this builder has no method for. */
    public B with(String name, Object value) {
        other.put(name, value);
        return self();
    }

    // each builder names itself as B
    @SuppressWarnings("unchecked")
    private B self() {
        return (B) this;
    }
}
