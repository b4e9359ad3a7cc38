package io.github.camelsendcloud.examples.returns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelsendcloud.SendcloudConstants;
import io.github.camelsendcloud.SendcloudOperationFailedException;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeException;
import org.apache.camel.Header;
import org.apache.camel.Variable;

/**
 * Makes the requests for returns. A return is a file in the folder {@code returns}, and then in the folder
 * {@code returns-done}. The name of the file is made of the order number: an order has one return.
 */
public final class Returns {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final List<String> FOLDERS = List.of("returns", "returns-done");
    /** The clocks of this machine and of Sendcloud differ by less. */
    private static final Duration CLOCKS = Duration.ofDays(1);

    private final Path state;
    private final Properties settings;

    Returns(Path state, Properties settings) {
        this.state = state;
        this.settings = settings;
    }

    /** Sets the query for the shipments of the order, or sets a body of {@code null} if the form is not complete. */
    public void shipmentsOfOrder(
            @Variable("order") String order, @Variable("postalCode") String postalCode, Exchange exchange) {
        exchange.getMessage().setBody(null);
        if (order != null && !order.isBlank() && postalCode != null && !compact(postalCode).isEmpty()) {
            exchange.getMessage().setHeader(SendcloudConstants.QUERY, Map.of("order_number", order.strip()));
        }
    }

    /**
     * The return of the shipment with this order number and this postal code.
     *
     * @return {@code null} if the list has no such shipment
     */
    public Map<String, Object> request(
            @Body Map<String, Object> response, @Variable("order") String order, @Variable("postalCode") String postalCode) {
        for (Map<?, ?> shipment : maps(response.get("data"))) {
            Map<?, ?> customer = (Map<?, ?>) shipment.get("to_address");
            List<Map<?, ?>> parcels = maps(shipment.get("parcels"));
            if (Letters.text(shipment, "order_number").equals(order.strip()) && !parcels.isEmpty()
                    && compact(Letters.text(customer, "postal_code")).equals(compact(postalCode))) {
                Map<String, Object> request = Map.of(
                        "from_address", customer, "to_address", shop(), "order_number", order.strip(),
                        "weight", parcels.get(0).get("weight"),
                        "ship_with", Map.of(
                                "type", "shipping_option_code", "shipping_option_code", setting("shipping-option")));
                return Map.of(
                        "key", key(order.strip()), "order", order.strip(), "email", Letters.text(customer, "email"),
                        "name", Letters.text(customer, "name"), "since", Letters.text(parcels.get(0), "created_at"),
                        "request", request);
            }
        }
        return null;
    }

    private Map<String, Object> shop() {
        return Map.of(
                "name", setting("name"), "address_line_1", setting("street"), "house_number", setting("house-number"),
                "postal_code", setting("postal-code"), "city", setting("city"), "country_code", setting("country"));
    }

    private String setting(String name) {
        return settings.getProperty("returns." + name);
    }

    /** Whether no file has the return. */
    public boolean isNew(@Header(Exchange.FILE_NAME) String file) {
        return FOLDERS.stream().noneMatch(folder -> Files.exists(state.resolve(folder).resolve(file)));
    }

    /** Sets the query for all returns since the shipment was made. */
    public void search(@Variable("return") Map<String, Object> request, Exchange exchange) {
        Instant since = OffsetDateTime.parse(Letters.text(request, "since")).toInstant();
        // not null: a message without a body has the file as its body
        exchange.getMessage().setBody("");
        exchange.getMessage().setHeader(SendcloudConstants.QUERY, Map.of(
                "from_date", since.minus(CLOCKS).toString(), "to_date", Instant.now().plus(CLOCKS).toString()));
    }

    /** The return of the order in a list of returns; {@code null} for none. */
    public Map<String, Object> existing(
            @Body Iterator<Map<String, Object>> list, @Variable("return") Map<String, Object> request) {
        while (list.hasNext()) {
            Map<String, Object> each = list.next();
            if (Letters.text(each, "order_number").equals(Letters.text(request, "order"))) {
                return each;
            }
        }
        return null;
    }

    /** The file of the return of an order; {@code null} for none. */
    Map<?, ?> ofOrder(String order) {
        try {
            for (String folder : FOLDERS) {
                Path file = state.resolve(folder).resolve(key(order) + ".json");
                if (Files.exists(file)) {
                    return MAPPER.readValue(file.toFile(), Map.class);
                }
            }
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether each new attempt would fail: Sendcloud finds an error in the return. */
    public boolean isRefused(@ExchangeException SendcloudOperationFailedException failure) {
        int status = failure.getHttpResponseCode();
        return (status == 400 || status == 404 || status == 422) && !failure.isRetryable();
    }

    /** A name for a file: the encoding leaves neither a slash nor a character of an expression. */
    private static String key(String order) {
        return "return-" + URLEncoder.encode(order, StandardCharsets.UTF_8).replace("*", "%2A");
    }

    private static String compact(String postalCode) {
        return postalCode.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<?, ?>> maps(Object list) {
        return list == null ? List.of() : (List<Map<?, ?>>) list;
    }
}
