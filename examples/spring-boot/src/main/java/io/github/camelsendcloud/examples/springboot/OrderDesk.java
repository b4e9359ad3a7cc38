package io.github.camelsendcloud.examples.springboot;

import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.mustachejava.DefaultMustacheFactory;
import com.github.mustachejava.Mustache;
import io.github.camelsendcloud.SendcloudOperationFailedException;
import io.github.camelsendcloud.SendcloudReferenceConflictException;
import io.github.camelsendcloud.api.ApiError;
import io.github.camelsendcloud.request.AnnounceRequest;
import io.github.camelsendcloud.request.InvalidRequestException;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeException;
import org.apache.camel.Variable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Reads the requests of the shop, and writes the responses. */
@Component("desk")
public class OrderDesk {

    private static final Logger LOG = LoggerFactory.getLogger(OrderDesk.class);

    private final OrderStore store;
    private final ObjectMapper mapper;
    private final Validator validator;
    // a template escapes each value for HTML
    private final Mustache page = new DefaultMustacheFactory("templates").compile("orders.html");

    OrderDesk(OrderStore store, ObjectMapper mapper, Validator validator) {
        this.store = store;
        this.mapper = mapper;
        this.validator = validator;
    }

    /** Stores a valid order and sets the variable {@code number}. Otherwise the response is 400 or 409. */
    public void accept(@Body String json, Exchange exchange) throws JsonProcessingException {
        Order order;
        try {
            order = mapper.readValue(json == null ? "" : json, Order.class);
        } catch (JsonMappingException e) {
            String field = e.getPath().stream().map(JsonMappingException.Reference::getFieldName)
                    .collect(Collectors.joining("."));
            respond(exchange, 400, Map.of("errors", Map.of(field, "has another type than the order expects")));
            return;
        } catch (JsonProcessingException e) {
            respond(exchange, 400, Map.of("errors", Map.of("", "The body is not JSON")));
            return;
        }
        if (order == null) {
            respond(exchange, 400, Map.of("errors", Map.of("", "The body has no order")));
            return;
        }
        Map<String, String> errors = validator.validate(order).stream().collect(Collectors.toMap(
                violation -> violation.getPropertyPath().toString(), ConstraintViolation::getMessage, (one, two) -> one));
        if (!errors.isEmpty()) {
            respond(exchange, 400, Map.of("errors", errors));
            return;
        }
        try {
            order.announcement();
        } catch (InvalidRequestException e) {
            respond(exchange, 400, Map.of("errors", Map.of("order", e.getMessage())));
            return;
        }
        Map<String, List<Object>> differences = store.put(order).differences(order);
        if (!differences.isEmpty()) {
            respond(exchange, 409, Map.of("message", "The order " + order.number() + " has other content", "differences",
                    differences));
            return;
        }
        exchange.setVariable("number", order.number());
    }

    /** The body of the announcement. */
    public AnnounceRequest announcement(@Body Order order) {
        return order.announcement();
    }

    /** The response to an order with a label: the same order always has the same label. */
    public void shipped(@Variable("number") String number, Exchange exchange) throws JsonProcessingException {
        respond(exchange, 200, store.view(number));
    }

    /** Sendcloud has another shipment with this reference. */
    public void conflict(
            @Variable("number") String number, @ExchangeException SendcloudReferenceConflictException failure,
            Exchange exchange)
            throws JsonProcessingException {
        store.remove(number);
        respond(exchange, 409, Map.of(
                "message", "Sendcloud has another shipment for the order " + number, "differences", failure.getDifferences()));
    }

    /**
     * Sendcloud has refused the order, or Sendcloud cannot be reached. In the second case the shop tries again later.
     */
    public void failed(
            @Variable("number") String number, @ExchangeException SendcloudOperationFailedException failure, Exchange exchange)
            throws JsonProcessingException {
        LOG.warn("The order {} has no label: {}", number, failure.getMessage());
        int status = failure.getHttpResponseCode();
        boolean refused = status == 400 || status == 422 || !failure.getErrors().isEmpty() && status < 300;
        List<String> errors = failure.getErrors().stream().map(ApiError::toString).toList();
        if (refused) {
            store.remove(number);
            respond(exchange, 400, Map.of("errors", Map.of("order", errors)));
        } else {
            respond(exchange, 503, Map.of("message", "The order is accepted. The label follows later"));
        }
    }

    /** The label of an order as a PDF file. */
    public void label(@Variable("number") String number, Exchange exchange) throws JsonProcessingException {
        byte[] label = store.label(number);
        if (label == null) {
            respond(exchange, 404, Map.of("message", "The shop has no label for this order"));
        } else {
            exchange.getMessage().setBody(label);
            exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, "application/pdf");
        }
    }

    /** The page with all orders. */
    public void page(Exchange exchange) {
        List<Map<String, Object>> orders = store.newest();
        exchange.getMessage().setBody(
                page.execute(new StringWriter(), Map.of("orders", orders, "count", orders.size())).toString());
        exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, "text/html; charset=utf-8");
        exchange.getMessage().setHeader("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
    }

    private void respond(Exchange exchange, int status, Object body) throws JsonProcessingException {
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setBody(mapper.writeValueAsString(body));
        exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, status);
        exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, "application/json");
    }
}
