package io.github.camelsendcloud.api;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Parses the errors in a response. Sendcloud reports errors in several shapes: {@code errors} (v3), {@code error} (v2
 * and OAuth2), {@code detail} as a text or as a list (tracking, analytics), {@code message}, texts by field
 * ({@code failed_parcels}), XML (tracking), an empty object, and an empty body.
 */
public final class ApiErrorParser {

    private static final int MAX_LENGTH = 500;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private ApiErrorParser() {
    }

    /**
     * Parses the body of a failed response. The method never throws: an unreadable error must not hide the failure.
     *
     * @param  body the body of a response, or {@code null}
     * @return      the reported errors, in order. A body in an unknown shape becomes one error with the body as detail.
     *              An empty body gives an empty list
     */
    public static List<ApiError> parse(String body) {
        String text = body == null ? "" : body.strip();
        if (text.isEmpty()) {
            return List.of();
        }
        if (text.startsWith("{") || text.startsWith("[")) {
            try {
                JsonNode json = MAPPER.readTree(text);
                List<ApiError> errors = knownShape(json);
                return errors.isEmpty() && !json.isEmpty() ? List.of(raw(text)) : errors;
            } catch (JsonProcessingException e) {
                return List.of(raw(text));
            }
        }
        ApiError xml = text.startsWith("<") ? xml(text) : null;
        return List.of(xml != null ? xml : raw(text));
    }

    /**
     * Parses a part of a body that reports a failure: a list, an object in a known shape, or a text. A part in an
     * unknown shape becomes one error with the part as detail, so that no failure gets lost.
     *
     * @param  json not {@code null}
     * @return      empty when the part is {@code null}, blank or an empty container
     */
    public static List<ApiError> errors(JsonNode json) {
        List<ApiError> errors = knownShape(json);
        boolean empty = json.isContainerNode() ? json.isEmpty() : json.asText().isBlank() || json.isNull();
        return errors.isEmpty() && !empty ? List.of(raw(json.toString())) : errors;
    }

    private static List<ApiError> knownShape(JsonNode json) {
        List<ApiError> errors = new ArrayList<>();
        if (json.isArray()) {
            json.forEach(element -> errors.addAll(knownShape(element)));
        } else if (json.path("errors").isContainerNode()) {
            errors.addAll(knownShape(json.get("errors")));
        } else if (json.path("error").isObject()) {
            errors.addAll(knownShape(json.get("error")));
        } else if (json.path("detail").isArray()) {
            json.get("detail").forEach(element -> add(errors, fastApi(element)));
        } else if (json.isObject()) {
            add(errors, new ApiError(
                    first(json, "code", "error"), first(json, "detail", "message", "error_description", "title"),
                    source(json)));
            if (errors.isEmpty()) {
                errors.addAll(byField(json));
            }
        } else if (json.isTextual() && !json.asText().isBlank()) {
            String text = shorten(json.asText());
            boolean word = text.chars().noneMatch(Character::isWhitespace);
            errors.add(word ? new ApiError(text, null, null) : new ApiError(null, text, null));
        }
        return List.copyOf(errors);
    }

    private static void add(List<ApiError> errors, ApiError error) {
        if (!error.toString().isEmpty()) {
            errors.add(error);
        }
    }

    /** The shape {@code {"name": ["This field is required."]}}; empty when the object has any other field. */
    private static List<ApiError> byField(JsonNode json) {
        List<ApiError> errors = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : json.properties()) {
            if (!field.getValue().isArray()) {
                return List.of();
            }
            for (JsonNode text : field.getValue()) {
                if (!text.isTextual()) {
                    return List.of();
                }
                errors.add(new ApiError(null, shorten(text.asText()), shorten(field.getKey())));
            }
        }
        return errors;
    }

    private static String source(JsonNode error) {
        String source = first(error.path("source"), "pointer", "parameter", "header");
        return source != null ? source : first(error, "field");
    }

    /** The shape {@code {"loc": ["query", "start_date"], "msg": "field required", "type": "value_error.missing"}}. */
    private static ApiError fastApi(JsonNode error) {
        StringJoiner location = new StringJoiner(".");
        error.path("loc").forEach(step -> location.add(step.asText()));
        return new ApiError(
                first(error, "type"), error.isTextual() ? shorten(error.asText()) : first(error, "msg"),
                location.length() == 0 ? null : shorten(location.toString()));
    }

    private static String first(JsonNode json, String... fields) {
        for (String field : fields) {
            JsonNode value = json.path(field);
            if (value.isValueNode() && !value.isNull() && !value.asText().isBlank()) {
                return shorten(value.asText());
            }
        }
        return null;
    }

    private static ApiError xml(String text) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        // the text is untrusted: DTDs and external entities are disabled, so the parser opens no files
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        String code = null;
        String message = null;
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(text));
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                    if (reader.getLocalName().equalsIgnoreCase("code")) {
                        code = text(reader);
                    } else if (reader.getLocalName().equalsIgnoreCase("message")) {
                        message = text(reader);
                    }
                }
            }
        } catch (XMLStreamException e) {
            return null;
        }
        return code == null && message == null ? null : new ApiError(code, message, null);
    }

    private static String text(XMLStreamReader reader) throws XMLStreamException {
        String text = reader.getElementText().strip();
        return text.isEmpty() ? null : shorten(text);
    }

    private static ApiError raw(String text) {
        return new ApiError(null, shorten(text), null);
    }

    private static String shorten(String text) {
        return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "…";
    }
}
