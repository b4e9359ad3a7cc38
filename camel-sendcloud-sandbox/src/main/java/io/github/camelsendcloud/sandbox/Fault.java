package io.github.camelsendcloud.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

/**
 * A way in which the sandbox can misbehave, given to {@link SandboxControls#failNext(int, Fault)} or
 * {@link SandboxControls#failTokenRequests(int, Fault)}. Immutable.
 */
public final class Fault {

    enum Kind {
        ANSWER,
        CONNECTION_DROPPED,
        ANSWER_LOST,
        ANSWER_CUT,
        NO_ANSWER
    }

    private final Kind kind;
    private final Answer answer;

    private Fault(Kind kind, Answer answer) {
        this.kind = kind;
        this.answer = answer;
    }

    /** Answers with this status and an empty body; the request is not processed. */
    public static Fault status(int status) {
        return new Fault(Kind.ANSWER, Answer.empty(checked(status)));
    }

    /** Answers with this status and a JSON body; the request is not processed. */
    public static Fault status(int status, String body) {
        return status(status, body, Map.of());
    }

    /**
     * Answers with this status, body and headers; the request is not processed.
     *
     * @param body    not null, may be empty; sent as UTF-8
     * @param headers not null; {@code Content-Type} is {@code application/json} unless given here
     */
    public static Fault status(int status, String body, Map<String, String> headers) {
        Objects.requireNonNull(body, "body");
        Answer answer = Answer.bytes(checked(status), "application/json", body.getBytes(StandardCharsets.UTF_8));
        return new Fault(Kind.ANSWER, answer.withHeaders(headers));
    }

    /** Closes the connection before the request is processed: nothing has changed. */
    public static Fault connectionDropped() {
        return new Fault(Kind.CONNECTION_DROPPED, null);
    }

    /**
     * Processes the request, then closes the connection without an answer: the caller cannot know that it was
     * processed.
     */
    public static Fault answerLost() {
        return new Fault(Kind.ANSWER_LOST, null);
    }

    /** Processes the request, then closes the connection in the middle of the answer's body. */
    public static Fault answerCut() {
        return new Fault(Kind.ANSWER_CUT, null);
    }

    /**
     * Never answers and does not process the request; the connection stays open until the caller gives up, or the
     * sandbox is reset or closed.
     */
    public static Fault noAnswer() {
        return new Fault(Kind.NO_ANSWER, null);
    }

    /** Answers 200 with an HTML page, as a captive portal or a broken proxy does; the request is not processed. */
    public static Fault garbage() {
        String page = "<!DOCTYPE html><html><head><title>Welcome</title></head><body><p>It works!</p></body></html>";
        return new Fault(
                Kind.ANSWER, Answer.bytes(200, "text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8)));
    }

    /** Answers 307 (same method, same body) to this location, absolute or relative; the request is not processed. */
    public static Fault redirect(String location) {
        return new Fault(
                Kind.ANSWER, Answer.empty(307).withHeaders(Map.of("Location", Objects.requireNonNull(location, "location"))));
    }

    Kind kind() {
        return kind;
    }

    Answer answer() {
        return answer;
    }

    private static int checked(int status) {
        if (status < 200 || status > 599) {
            throw new IllegalArgumentException("Not the status of a final HTTP answer: " + status);
        }
        return status;
    }

    @Override
    public String toString() {
        return answer == null ? "Fault[" + kind + "]" : "Fault[" + kind + " " + answer.status() + "]";
    }
}
