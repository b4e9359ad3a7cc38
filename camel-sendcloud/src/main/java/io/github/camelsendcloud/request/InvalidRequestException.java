package io.github.camelsendcloud.request;

/** A request or an order lacks a field, or a field has a value that Sendcloud rejects. */
public class InvalidRequestException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String field;
    private final String problem;
    private final boolean placed;

    /**
     * @param field   the name of the field, such as {@code country_code}
     * @param problem what is wrong, and what would be right
     */
    public InvalidRequestException(String field, String problem) {
        this("", field, problem);
    }

    /** @param place where the field is, such as {@code row 3 (order 4711)}; may be empty */
    InvalidRequestException(String place, String field, String problem) {
        super((place.isEmpty() ? "" : place + ": ") + field + " " + problem);
        this.field = field;
        this.problem = problem;
        this.placed = !place.isEmpty();
    }

    /** The name of the field. */
    public String getField() {
        return field;
    }

    /** Whether the message names the place of the order. */
    boolean isPlaced() {
        return placed;
    }

    /** What is wrong with the field, and what would be right. */
    public String getProblem() {
        return problem;
    }
}
