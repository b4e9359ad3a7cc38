package io.github.camelsendcloud.internal.binding;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
import io.github.camelsendcloud.api.Idempotency;
import io.github.camelsendcloud.api.Operation;
import io.github.camelsendcloud.api.ParameterValue;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;
import org.apache.camel.support.ExchangeHelper;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;

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
        return operation.batch() != null || isReferenced(operation);
    }

    /** @throws IllegalArgumentException when the body is no JSON, or two things would get the same reference */
    Bodies bodies(Operation operation, Exchange exchange, Object body, String contentType) {
        WholeBody given;
        try {
            given = RequestBody.whole(exchange, body);
        } catch (IOException e) {
            throw noJson(e);
        }
        Bodies plain = plain(operation, exchange, given, contentType);
        return plain != null ? plain : parsed(operation, exchange, body, given, contentType);
    }

    /**
     * The bodies of a body that has one thing, or a list that fits into one request and needs no references: the bytes
     * tell, and are sent as they stand.
     *
     * @return {@code null} when a parser has to read the body
     */
    private Bodies plain(Operation operation, Exchange exchange, WholeBody given, String contentType) {
        byte[] json = given.bytes();
        int begin = given.begin();
        JsonFields fields = BodyScan.fields(json, begin);
        if (fields == null) {
            return null;
        }
        Batch batch = operation.batch();
        boolean referenced = isReferenced(operation);
        int root = JsonValues.next(json, begin);
        boolean list = json[root] == '[' && !referenced && batch != null && batch.field() == null;
        boolean several = batch != null && batch.field() != null && fields.value(batch.field()) >= 0;
        if (json[root] == '{' ? several : !list) {
            return null;
        }
        ReferencePlace place
                = referenced
                        ? ReferencePlace.of(operation.retrySemantics().referencePaths(), json, root, fields)
                        : ReferencePlace.SET;
        if (place != null && place != ReferencePlace.SET) {
            byte[] filled = place.fill(json, begin, reference(exchange));
            return new Bodies(List.of(new JsonEntity(filled, 0, null, JsonFormat.JSON)), false);
        }
        // what can be read only once was never sent with a charset of its own
        ContentType type = given.once() ? JsonFormat.JSON : new JsonFormat(operation, contentType).type();
        boolean other = given.text() != null && type.getCharset(StandardCharsets.UTF_8) != StandardCharsets.UTF_8;
        JsonEntity entity = new JsonEntity(json, begin, fields, type);
        boolean fits = !list || entity.isListOfOne() || JsonValues.size(json, root, batch.maxSize()) <= batch.maxSize();
        return place == null || other || !fits ? null : new Bodies(List.of(entity), list);
    }

    private Bodies parsed(Operation operation, Exchange exchange, Object body, WholeBody whole, String contentType) {
        JsonNode given = tree(whole);
        if (given.isMissingNode()) {
            throw new IllegalArgumentException(operation + " needs a body, and that of the message is empty");
        }
        Batch batch = operation.batch();
        JsonNode list = batch == null ? null : list(given, batch);
        boolean bare = list == given && batch != null && batch.field() != null;
        JsonNode tree = bare ? Json.MAPPER.createObjectNode().set(batch.field(), given) : given;
        boolean filled = isReferenced(operation) && fill(operation, tree, exchange, body);
        if (list != null && (bare || list.size() > batch.maxSize())) {
            return new Bodies(pieces(tree, list, batch), true);
        }
        HttpEntity entity
                = filled || whole.once() ? entity(tree) : RequestBody.of(operation, exchange, body, contentType);
        return new Bodies(List.of(entity), list != null);
    }

    private boolean isReferenced(Operation operation) {
        return reference != null && operation.idempotency() == Idempotency.KEYED;
    }

    /** The things that a body has, as the requests have them. */
    static JsonNode list(JsonNode body, Batch batch) {
        if (body.isArray()) {
            return body;
        }
        return batch.field() != null && body.path(batch.field()).isArray() ? body.path(batch.field()) : null;
    }

    private static JsonNode tree(WholeBody body) {
        try {
            return body.tree();
        } catch (IOException e) {
            throw noJson(e);
        }
    }

    private static IllegalArgumentException noJson(IOException e) {
        return new IllegalArgumentException("The body is no JSON: " + e.getMessage(), e);
    }

    private static List<HttpEntity> pieces(JsonNode tree, JsonNode list, Batch batch) {
        List<HttpEntity> pieces = new ArrayList<>();
        for (int from = 0; from < list.size() || from == 0; from += batch.maxSize()) {
            ArrayNode piece = Json.MAPPER.createArrayNode();
            for (int i = from; i < Math.min(list.size(), from + batch.maxSize()); i++) {
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
        return new BytesEntity(JsonBytes.of(tree), 0, JsonFormat.JSON);
    }

    /** @return whether anything has been filled in */
    private boolean fill(Operation operation, JsonNode tree, Exchange exchange, Object body) {
        boolean filled = false;
        Set<String> used = new HashSet<>();
        int index = 0;
        for (BodyPath key : operation.retrySemantics().referencePaths()) {
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
        Object value = ParameterValue.unwrap(reference.evaluate(exchange, Object.class));
        if (value != null) {
            ParameterValue.requireSingle("Option externalReference", value);
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
