package io.github.camelsendcloud;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.camelsendcloud.api.BodyPath;

/**
 * Looks through a success for what could tell of a failure, without making a tree of it: nearly all successes are just
 * that, and take no more than this.
 */
final class FailureSigns {

    private FailureSigns() {
    }

    /**
     * Whether a failure may stand in an answer, by a look at its bytes. It takes a third of the time of a parser, and
     * for nearly all successes nothing more has to be known.
     */
    static boolean mayBeIn(byte[] answer, List<BodyPath> failures) {
        for (int i = 0; i < answer.length - 1; i++) {
            if (answer[i] == '"') {
                if (isMark(answer, i + 1, failures)) {
                    return true;
                }
            } else if (answer[i] == '\\' && answer[i + 1] == 'u') {
                // a name can be written in such a way
                return true;
            }
        }
        return false;
    }

    private static boolean isMark(byte[] answer, int begin, List<BodyPath> failures) {
        for (BodyPath failure : failures) {
            byte[] mark = failure.mark();
            if (mark.length == 0) {
                return true;
            }
            int end = begin + mark.length;
            if (answer[begin] == mark[0] && end <= answer.length && Arrays.equals(answer, begin, end, mark, 0, mark.length)
                    && (failure.value() != null || !isEmpty(answer, end))) {
                return true;
            }
        }
        return false;
    }

    /** Whether null or an empty list or object follows, or what looked like a name was a text. */
    private static boolean isEmpty(byte[] answer, int end) {
        int colon = next(answer, end);
        if (colon == answer.length || answer[colon] != ':') {
            return colon < answer.length;
        }
        int value = next(answer, colon + 1);
        int after = next(answer, value + 1);
        return after < answer.length && (answer[value] == 'n' || answer[value] == '[' && answer[after] == ']'
                || answer[value] == '{' && answer[after] == '}');
    }

    /** Where the next byte is that is no white space. */
    private static int next(byte[] answer, int from) {
        int i = from;
        while (i < answer.length && answer[i] <= ' ' && answer[i] >= 0) {
            i++;
        }
        return i;
    }

    /**
     * Whether the answer has to be looked at more closely.
     *
     * @param  failures    where a failure would stand
     * @throws IOException when it is no JSON
     */
    static boolean areIn(InputStream answer, List<BodyPath> failures) throws IOException {
        boolean found = false;
        try (JsonParser json = Json.MAPPER.createParser(answer)) {
            // to the end, so that an answer that is no JSON is never taken for one
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token == JsonToken.FIELD_NAME) {
                    String name = json.currentName();
                    JsonToken value = json.nextToken();
                    found |= isSign(name, value, json, failures);
                }
            }
        }
        return found;
    }

    private static boolean isSign(String name, JsonToken token, JsonParser json, List<BodyPath> failures)
            throws IOException {
        for (BodyPath failure : failures) {
            if (failure.field().equals(name)) {
                return failure.value() == null ? isThere(token, json) : isText(failure.value(), token, json);
            }
        }
        return false;
    }

    /** Whether the value is neither null nor an empty list or object. */
    private static boolean isThere(JsonToken token, JsonParser json) throws IOException {
        return token.isStructStart() ? !json.nextToken().isStructEnd() : token != JsonToken.VALUE_NULL;
    }

    private static boolean isText(String value, JsonToken token, JsonParser json) throws IOException {
        return token.isScalarValue() && json.getTextLength() == value.length() && value.equals(json.getText());
    }
}
