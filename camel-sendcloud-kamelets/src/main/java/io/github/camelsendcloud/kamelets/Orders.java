package io.github.camelsendcloud.kamelets;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.camel.CamelExchangeException;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.WrappedFile;

/** The orders that a route template receives, and the orders that a route template reports as failed. */
public class Orders {

    /** The variable that has the reference of the order. */
    static final String REFERENCE = "sendcloudReference";
    /** The variable that has the body of the order. */
    private static final String ORDER = "sendcloudOrder";
    /** The header that has the failure of an order. */
    private static final String FAILURE = "sendcloudFailure";

    private static final ObjectMapper JSON = new ObjectMapper().enable(
            DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    /** A repository with lines would read a reference with a line break as two references. */
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private String reference;

    /**
     * @param reference an expression in the Simple language that gives the reference of an order without a reference
     */
    public void setReference(String reference) {
        this.reference = reference;
    }

    /**
     * Replaces the body by a body that can be read several times, and stores this body in a variable.
     *
     * @throws InvalidPayloadException when the body cannot be read
     */
    public void keep(Exchange exchange) throws InvalidPayloadException {
        Object body = exchange.getMessage().getBody();
        if (body instanceof WrappedFile) {
            // a file has a charset of its own
            body = exchange.getMessage().getMandatoryBody(String.class);
        } else if (!(body instanceof Map || body instanceof List || body instanceof JsonNode || body instanceof String)) {
            body = exchange.getMessage().getMandatoryBody(byte[].class);
        }
        exchange.getMessage().setBody(body);
        exchange.setVariable(ORDER, body);
    }

    /**
     * Makes the body a Map with the reference of the order, and stores the reference in the variable
     * {@code sendcloudReference}.
     *
     * @throws IllegalArgumentException when the body is no JSON object, or when the order has no reference or a
     *                                  reference with a control character
     */
    public void read(Exchange exchange) {
        Map<String, Object> order = asMap(exchange.getMessage().getBody());
        Object own = order.get("external_reference_id");
        String found = own != null && !own.toString().isBlank()
                ? own.toString()
                : exchange.getContext().resolveLanguage("simple").createExpression(reference).evaluate(exchange, String.class);
        if (found == null || found.isBlank()) {
            throw new IllegalArgumentException(
                    "The order has no external_reference_id, and the parameter reference (" + reference
                                               + ") gives no value. No label was bought");
        }
        found = found.trim();
        if (CONTROL.matcher(found).find()) {
            throw new IllegalArgumentException(
                    "The reference of the order has a control character, such as a line break. No label was bought");
        }
        order.put("external_reference_id", found);
        exchange.getMessage().setBody(order);
        exchange.setVariable(REFERENCE, found);
    }

    /**
     * Returns the parcels of an announcement. The id of a parcel becomes the name of a file.
     *
     * @param  announcement          the response of Sendcloud
     * @throws IllegalStateException when there is no parcel, or a parcel without a number as its id
     */
    public List<?> parcels(Map<?, ?> announcement) {
        if (!(ShippingOffer.value(announcement, "data", "parcels") instanceof List<?> parcels) || parcels.isEmpty()
                || !parcels.stream().allMatch(parcel -> ShippingOffer.value(parcel, "id") instanceof Number)) {
            throw new IllegalStateException(
                    "The response to the announcement has no parcels with an id, so there is no label to fetch. Look at the "
                                            + "shipment at Sendcloud: a label may be bought");
        }
        return parcels;
    }

    /** Restores the body that {@link #keep} has stored, and sets the header {@code sendcloudFailure}. */
    public void failed(Exchange exchange) {
        Throwable failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        exchange.getMessage().setBody(exchange.getVariable(ORDER));
        exchange.getMessage().setHeader(FAILURE, message(failure));
    }

    /** Returns the message of the failure without the exceptions that Camel has put around the failure. */
    private static String message(Throwable failure) {
        Throwable found = failure;
        while ((found instanceof CamelExchangeException || found instanceof RuntimeCamelException)
                && found.getCause() != null) {
            found = found.getCause();
        }
        return found.getClass().getSimpleName() + ": " + found.getMessage();
    }

    /** @throws IllegalArgumentException when the body is no JSON object */
    static Map<String, Object> asMap(Object body) {
        try {
            byte[] json = body instanceof byte[] bytes ? bytes
                    : body instanceof String text ? text.getBytes(StandardCharsets.UTF_8)
                    : JSON.writeValueAsBytes(body);
            JsonNode node = JSON.readTree(json);
            if (!node.isObject()) {
                throw new IllegalArgumentException("The body is no order: the body must be one JSON object");
            }
            return JSON.convertValue(node, new TypeReference<>() {
            });
        } catch (IOException e) {
            throw new IllegalArgumentException("The body is no order: the body is not JSON, or has text after the order", e);
        }
    }

    /** Returns the JSON text of a report. */
    static String json(Object report) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(report);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The report cannot be written as JSON", e);
        }
    }
}
