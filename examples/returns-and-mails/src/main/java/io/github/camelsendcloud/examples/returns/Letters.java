package io.github.camelsendcloud.examples.returns;

import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.camelsendcloud.SendcloudConstants;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.apache.camel.Variable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes letters. A letter is a map of plain values that becomes a JSON file, and has what a mail needs: {@code key},
 * {@code to}, {@code name}, {@code subject}, {@code text}, a link or the parcel of a label.
 */
public final class Letters {

    private static final Logger LOG = LoggerFactory.getLogger(Letters.class);

    private final Returns returns;

    Letters(Returns returns) {
        this.returns = returns;
    }

    /**
     * The letter about a change of a parcel. The key has numbers only: the parcel, the status and the time.
     *
     * @return {@code null} if the customer has no mail address
     */
    public Map<String, Object> ofChange(
            @Body Map<String, Object> event, @Header(SendcloudConstants.PARCEL_ID) Long parcelId,
            @Header(SendcloudConstants.STATUS_ID) Integer status, @Header(SendcloudConstants.EVENT_TIMESTAMP) Instant time) {
        if (parcelId == null || status == null || time == null) {
            throw new IllegalArgumentException("The event has no parcel, no status or no time");
        }
        Map<?, ?> parcel = (Map<?, ?>) event.get("parcel");
        String order = text(parcel, "order_number");
        boolean isReturn = Boolean.TRUE.equals(parcel.get("is_return"));
        // the receiver of a returned parcel is the shop: the file of the return has the customer
        Map<?, ?> customer = isReturn ? returns.ofOrder(order) : parcel;
        if (customer == null || text(customer, "email").isBlank()) {
            LOG.warn("The parcel {} has the status {}, and the customer has no mail address", parcelId, status);
            return null;
        }
        String what = (isReturn ? "Your return of order " : "Your order ") + order;
        String message = text((Map<?, ?>) parcel.get("status"), "message");
        Map<String, Object> letter = letter(
                parcelId + "-" + status + "-" + time.toEpochMilli(), customer, what + ": " + message,
                what + " has a new status: " + message + ".");
        letter.put("trackingNumber", text(parcel, "tracking_number"));
        letter.put("trackingUrl", webAddress(text(parcel, "tracking_url")));
        return letter;
    }

    /** The letter with the label of a return. */
    public Map<String, Object> ofReturn(
            @Variable("created") Map<String, Object> created, @Variable("return") Map<String, Object> request) {
        long parcel = ((Number) created.get("parcel_id")).longValue();
        Map<String, Object> letter = letter(
                "label-" + parcel, request, "Your return of order " + text(request, "order") + ": the label",
                "Your return is open. Print the attached label, put the label on the parcel and bring the parcel to the"
                                                                                                              + " carrier.");
        letter.put("labelOf", parcel);
        return letter;
    }

    private static Map<String, Object> letter(String key, Map<?, ?> customer, String subject, String text) {
        Map<String, Object> letter = new LinkedHashMap<>();
        letter.put("key", key);
        letter.put("to", text(customer, "email"));
        letter.put("name", oneLine(text(customer, "name")));
        letter.put("subject", oneLine(subject));
        letter.put("text", oneLine(text));
        return letter;
    }

    /** A text without line breaks and other control characters, so that the text makes no header of its own. */
    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cc}\\u2028\\u2029]+", " ").strip();
    }

    /** A text of a map; an empty text for none. */
    static String text(Map<?, ?> map, String field) {
        Object value = map == null ? null : map.get(field);
        return value == null ? "" : value.toString();
    }

    /** The address if a browser opens the address as a web page, else {@code null}: a mail has no link to a script. */
    private static String webAddress(String text) {
        try {
            String scheme = URI.create(text).getScheme();
            return "https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme) ? text : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
