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
 * Creates the request bodies of a batch operation, or of an operation whose objects get external references, from a
 * message body. Objects without a reference get one from option externalReference. A list that is longer than the
 * operation allows is split into several requests.
 */
final class BatchBody {

    private final Expression reference;

    /** @param reference the expression of option externalReference; {@code null} when the option is not set */
    BatchBody(Expression reference) {
        this.reference = reference;
    }

    /**
     * The bodies of the requests to send, at least one.
     *
     * @param items the number of objects to create in a message body that is a list; {@link #SINGLE} for a body that is
     *              no list
     */
    record Bodies(List<HttpEntity> entities, int items) {

        /** For a body that is no list. */
        static final int SINGLE = -1;

        /**
         * Whether the responses are joined. The responses of a list are joined, whatever the length of the list, so
         * that a long list and a short list get a response of the same form.
         */
        boolean isList() {
            return items != SINGLE;
        }
    }

    /** Whether this class creates the bodies of an operation. */
    boolean isFor(Operation operation) {
        return operation.batch() != null || isReferenced(operation);
    }

    /** @throws IllegalArgumentException when the body is no JSON, or two objects have the same reference */
    Bodies bodies(Operation operation, Exchange exchange, Object body, String contentType) {
        WholeBody given;
        try {
            given = RequestBody.whole(exchange, body);
        } catch (IOException e) {
            throw noJson(e);
        }
        Bodies unparsed = unparsed(operation, exchange, given, contentType);
        return unparsed != null ? unparsed : parsed(operation, exchange, body, given, contentType);
    }

    /**
     * The request bodies of a message body that needs no parser, as a scan of the bytes shows. Such a body is a single
     * object, or a list that fits into one request and gets no references. The bytes are sent unchanged, except for a
     * reference that is filled in.
     *
     * @return {@code null} when a parser must read the message body
     */
    private Bodies unparsed(Operation operation, Exchange exchange, WholeBody given, String contentType) {
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
            return new Bodies(List.of(new JsonEntity(filled, 0, null, JsonFormat.JSON)), Bodies.SINGLE);
        }
        // a body that can be read only once is always sent in UTF-8
        ContentType type = given.once() ? JsonFormat.JSON : new JsonFormat(operation, contentType).type();
        boolean otherCharset = given.text() != null && type.getCharset(StandardCharsets.UTF_8) != StandardCharsets.UTF_8;
        JsonEntity entity = new JsonEntity(json, begin, fields, type);
        int items = !list ? Bodies.SINGLE : entity.isListOfOne() ? 1 : JsonValues.size(json, root, batch.maxSize());
        boolean fits = !list || items <= batch.maxSize();
        return place == null || otherCharset || !fits ? null : new Bodies(List.of(entity), items);
    }

    private Bodies parsed(Operation operation, Exchange exchange, Object body, WholeBody whole, String contentType) {
        JsonNode given = tree(whole);
        if (given.isMissingNode()) {
            throw new IllegalArgumentException(operation + " needs a body, and the body of the message is empty");
        }
        Batch batch = operation.batch();
        JsonNode list = batch == null ? null : list(given, batch);
        boolean isBareList = list == given && batch != null && batch.field() != null;
        JsonNode tree = isBareList ? Json.MAPPER.createObjectNode().set(batch.field(), given) : given;
        boolean filled = isReferenced(operation) && fill(operation, tree, exchange, body);
        if (list != null && (isBareList || list.size() > batch.maxSize())) {
            return new Bodies(pieces(tree, list, batch), list.size());
        }
        HttpEntity entity
                = filled || whole.once() ? entity(tree) : RequestBody.of(operation, exchange, body, contentType);
        return new Bodies(List.of(entity), list == null ? Bodies.SINGLE : list.size());
    }

    private boolean isReferenced(Operation operation) {
        return reference != null && operation.idempotency() == Idempotency.KEYED;
    }

    /**
     * The list of objects in a body.
     *
     * @return {@code null} when the body has a single object
     */
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

    /** A copy of a body with another list in the place of the list of the body. */
    private static ObjectNode with(ArrayNode list, ObjectNode other, String field) {
        // the copy is shallow, since a deep copy would copy the long list for each request
        return Json.MAPPER.createObjectNode().<ObjectNode> setAll(other).set(field, list);
    }

    private static HttpEntity entity(JsonNode tree) {
        return new BytesEntity(JsonBytes.of(tree), 0, JsonFormat.JSON);
    }

    /** @return whether a reference was filled in */
    private boolean fill(Operation operation, JsonNode tree, Exchange exchange, Object body) {
        boolean filled = false;
        Set<String> used = new HashSet<>();
        int index = 0;
        for (BodyPath key : operation.retrySemantics().referencePaths()) {
            List<ObjectNode> holders = key.holders(tree);
            // a list with one object is a list too
            boolean listed = key.toString().contains("/*/");
            for (ObjectNode holder : holders) {
                String value = key.text(holder);
                if (value == null) {
                    value = reference(listed ? item(exchange, original(operation, body, index), holder, index) : exchange);
                    holder.put(key.field(), value);
                    filled = true;
                }
                if (!used.add(value)) {
                    throw new IllegalArgumentException(
                            "Option externalReference gives '" + value
                                                       + "' for two objects of a list: use an expression with a"
                                                       + " different value for each object, such as ${body[order_number]}"
                                                       + " or ${exchangeProperty.CamelSplitIndex}");
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
                    "Option externalReference gives no value (" + reference
                                               + "): the expression must give a text for each object to create");
        }
        return text;
    }

    /**
     * An object in the list of the message body, such as a bean; {@code null} when the message body has no such list.
     */
    private static Object original(Operation operation, Object body, int index) {
        Object list = body instanceof Map<?, ?> map && operation.batch() != null ? map.get(operation.batch().field()) : body;
        return list instanceof List<?> objects && index < objects.size() ? objects.get(index) : null;
    }

    /** A copy of the exchange with one object as its body, as Camel's splitter would create it from the list. */
    private static Exchange item(Exchange exchange, Object original, ObjectNode holder, int index) {
        Exchange item = ExchangeHelper.createCopy(exchange, true);
        item.getMessage().setBody(original != null ? original : Json.MAPPER.convertValue(holder, Json.MAP));
        item.setProperty(Exchange.SPLIT_INDEX, index);
        return item;
    }
}
