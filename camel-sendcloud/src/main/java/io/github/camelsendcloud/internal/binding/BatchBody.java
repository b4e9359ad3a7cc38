package io.github.camelsendcloud.internal.binding;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.api.Batch;
import io.github.camelsendcloud.api.BodyPath;
import io.github.camelsendcloud.api.GivenValue;
import io.github.camelsendcloud.api.Operation;
import io.github.camelsendcloud.api.Repeatability;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;
import org.apache.camel.StreamCache;
import org.apache.camel.WrappedFile;
import org.apache.camel.support.ExchangeHelper;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/**
 * Makes request bodies of a message body whose things are looked at one by one: they are given references, and a list
 * of them is cut into as many requests as it takes.
 */
final class BatchBody {

    private final Expression reference;

    /** @param reference gives a thing its reference; {@code null} for none */
    BatchBody(Expression reference) {
        this.reference = reference;
    }

    /**
     * The bodies of the requests to make, at least one.
     *
     * @param list whether they are of a list of things to make, and their answers are to be joined: of any length, so
     *             that a longer list is answered as a shorter one is
     */
    record Bodies(List<HttpEntity> entities, boolean list) {
    }

    /** Whether this has to be asked about bodies of that operation. */
    boolean isFor(Operation operation) {
        return operation.batch() != null || reference != null && operation.repeatability() == Repeatability.KEYED;
    }

    /** @throws IllegalArgumentException when the body is no JSON, or two things would get the same reference */
    Bodies bodies(Operation operation, Exchange exchange, Object body, String contentType) {
        JsonNode given = tree(exchange, body);
        if (given.isMissingNode()) {
            throw new IllegalArgumentException(operation + " needs a body, and that of the message is empty");
        }
        Batch batch = operation.batch();
        JsonNode list = batch == null ? null : list(given, batch);
        boolean bare = list == given && batch != null && batch.field() != null;
        JsonNode tree = bare ? Json.MAPPER.createObjectNode().set(batch.field(), given) : given;
        boolean filled = reference != null && operation.repeatability() == Repeatability.KEYED
                && fill(operation, tree, exchange, body);
        if (list != null && (bare || list.size() > batch.size())) {
            return new Bodies(pieces(tree, list, batch), true);
        }
        HttpEntity whole
                = filled || !isReadableAgain(body) ? entity(tree) : RequestBody.of(operation, exchange, body, contentType);
        return new Bodies(List.of(whole), list != null);
    }

    private static boolean isReadableAgain(Object body) {
        boolean remote = body instanceof WrappedFile<?> file && !(file.getFile() instanceof File);
        boolean once = body instanceof InputStream || body instanceof Reader || remote;
        return body instanceof StreamCache || !once;
    }

    /** The things that a body has, as the requests have them. */
    static JsonNode list(JsonNode body, Batch batch) {
        if (body.isArray()) {
            return body;
        }
        return batch.field() != null && body.path(batch.field()).isArray() ? body.path(batch.field()) : null;
    }

    private static JsonNode tree(Exchange exchange, Object body) {
        try {
            return RequestBody.json(exchange, body);
        } catch (IOException e) {
            throw new IllegalArgumentException("The body is no JSON: " + e.getMessage(), e);
        }
    }

    private static List<HttpEntity> pieces(JsonNode tree, JsonNode list, Batch batch) {
        List<HttpEntity> pieces = new ArrayList<>();
        for (int from = 0; from < list.size() || from == 0; from += batch.size()) {
            ArrayNode piece = Json.MAPPER.createArrayNode();
            for (int i = from; i < Math.min(list.size(), from + batch.size()); i++) {
                piece.add(list.get(i));
            }
            pieces.add(entity(batch.field() == null ? piece : with(piece, (ObjectNode) tree, batch.field())));
        }
        return pieces;
    }

    /** A body with all that the other has, but that list. */
    private static ObjectNode with(ArrayNode list, ObjectNode other, String field) {
        // not a deep copy: of a long list that would be one for each piece
        return Json.MAPPER.createObjectNode().<ObjectNode> setAll(other).set(field, list);
    }

    private static HttpEntity entity(JsonNode tree) {
        return new ByteArrayEntity(JsonBytes.of(tree), JsonFormat.JSON);
    }

    /** @return whether anything has been filled in */
    private boolean fill(Operation operation, JsonNode tree, Exchange exchange, Object body) {
        boolean filled = false;
        Set<String> used = new HashSet<>();
        int index = 0;
        for (BodyPath key : operation.repetition().keys()) {
            List<ObjectNode> holders = key.holders(tree);
            // a list of one is a list, too
            boolean listed = key.toString().contains("/*/");
            for (ObjectNode holder : holders) {
                String value = key.text(holder);
                if (value == null) {
                    value = reference(listed ? item(exchange, own(operation, body, index), holder, index) : exchange);
                    holder.put(key.field(), value);
                    filled = true;
                }
                if (!used.add(value)) {
                    throw new IllegalArgumentException(
                            "Option externalReference gives '" + value
                                                       + "' for two things of a list: use something that each has"
                                                       + " for itself, such as ${body[order_number]} or"
                                                       + " ${exchangeProperty.CamelSplitIndex}");
                }
                index++;
            }
        }
        return filled;
    }

    private String reference(Exchange exchange) {
        Object value = GivenValue.of(reference.evaluate(exchange, Object.class));
        if (value != null) {
            GivenValue.requireSingle("Option externalReference", value);
        }
        String text = value == null ? null : exchange.getContext().getTypeConverter().convertTo(String.class, exchange, value);
        if (text == null || text.isBlank()) {
            throw new IllegalArgumentException(
                    "Option externalReference gives nothing (" + reference + "): it must give a text for each thing to make");
        }
        return text;
    }

    /** A thing as the route has it, such as a bean; {@code null} when it cannot be told from the body. */
    private static Object own(Operation operation, Object body, int index) {
        Object list = body instanceof Map<?, ?> map && operation.batch() != null ? map.get(operation.batch().field()) : body;
        return list instanceof List<?> things && index < things.size() ? things.get(index) : null;
    }

    /** The exchange as it would be if the list had been split. */
    private static Exchange item(Exchange exchange, Object own, ObjectNode holder, int index) {
        Exchange item = ExchangeHelper.createCopy(exchange, true);
        item.getMessage().setBody(own != null ? own : Json.MAPPER.convertValue(holder, Json.MAP));
        item.setProperty(Exchange.SPLIT_INDEX, index);
        return item;
    }
}
