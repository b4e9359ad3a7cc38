package io.github.camelsendcloud.api;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Reads the errors out of an answer. Sendcloud has several shapes: {@code errors} (v3), {@code error} (v2 and OAuth2),
 * {@code detail} as text or as a list (tracking, analytics), {@code message}, XML (tracking), an empty object and
 * nothing at all.
 */
public final class ApiErrorParser {

    private static final int LONGEST_TEXT = 500;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private ApiErrorParser() {
    }

    /**
     * @param  body the body of an answer, or {@code null}
     * @return      what it reports, in order; an answer in no known shape is one error with its text as detail; empty
     *              when it says nothing. Never throws: an unreadable error must not hide that there was one
     */
    public static List<ApiError> parse(String body) {
        String text = body == null ? "" : body.strip();
        if (text.isEmpty()) {
            return List.of();
        }
        if (text.startsWith("{") || text.startsWith("[")) {
            try {
                JsonNode json = MAPPER.readTree(text);
                List<ApiError> errors = errors(json);
                return errors.isEmpty() && !json.isEmpty() ? List.of(raw(text)) : errors;
            } catch (JsonProcessingException e) {
                return List.of(raw(text));
            }
        }
        ApiError xml = text.startsWith("<") ? xml(text) : null;
        return List.of(xml != null ? xml : raw(text));
    }

    /** The errors in a parsed body or in a part of it: an object in one of the known shapes, or a list of errors. */
    public static List<ApiError> errors(JsonNode json) {
        List<ApiError> errors = new ArrayList<>();
        if (json.isArray()) {
            json.forEach(element -> errors.addAll(errors(element)));
        } else if (json.path("errors").isContainerNode()) {
            errors.addAll(errors(json.get("errors")));
        } else if (json.path("error").isObject()) {
            errors.addAll(errors(json.get("error")));
        } else if (json.path("detail").isArray()) {
            json.get("detail").forEach(element -> errors.add(fastApi(element)));
        } else if (json.isObject()) {
            ApiError error = new ApiError(
                    first(json, "code", "error"), first(json, "detail", "message", "error_description", "title"), source(json));
            if (!error.toString().isEmpty()) {
                errors.add(error);
            }
        }
        return List.copyOf(errors);
    }

    private static String source(JsonNode error) {
        String source = first(error.path("source"), "pointer", "parameter", "header");
        return source != null ? source : first(error, "field");
    }

    /** {@code {"loc": ["query", "start_date"], "msg": "field required", "type": "value_error.missing"}} */
    private static ApiError fastApi(JsonNode error) {
        StringJoiner location = new StringJoiner(".");
        error.path("loc").forEach(step -> location.add(step.asText()));
        return new ApiError(
                first(error, "type"), error.isTextual() ? shorten(error.asText()) : first(error, "msg"),
                location.length() == 0 ? null : location.toString());
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
        // the text comes from outside: no DTD, no entities, no files
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        String code = null;
        String message = null;
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(text));
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                    if (reader.getLocalName().equalsIgnoreCase("code")) {
                        code = reader.getElementText();
                    } else if (reader.getLocalName().equalsIgnoreCase("message")) {
                        message = reader.getElementText();
                    }
                }
            }
        } catch (XMLStreamException e) {
            return null;
        }
        return code == null && message == null ? null : new ApiError(code, message, null);
    }

    private static ApiError raw(String text) {
        return new ApiError(null, shorten(text), null);
    }

    private static String shorten(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "…";
    }
}
