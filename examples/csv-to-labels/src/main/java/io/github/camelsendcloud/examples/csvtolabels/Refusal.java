package io.github.camelsendcloud.examples.csvtolabels;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.github.camelsendcloud.SendcloudAuthenticationException;
import io.github.camelsendcloud.SendcloudOperationFailedException;
import io.github.camelsendcloud.SendcloudPartialFailureException;
import io.github.camelsendcloud.SendcloudRateLimitException;
import io.github.camelsendcloud.SendcloudReferenceConflictException;
import io.github.camelsendcloud.api.ApiError;
import io.github.camelsendcloud.request.InvalidRequestException;

/**
 * A line of the report: why an order has no label, and what a person does about the order.
 *
 * @param row       the number of the row in a spreadsheet
 * @param reference the number of the order
 * @param code      a short name of the reason
 */
@JsonPropertyOrder({ "row", "reference", "code", "message", "mend" })
record Refusal(int row, String reference, String code, String message, String mend) {

    /** The code of an order that needs no change: the next start of the program ships the order. */
    static final String AGAIN = "start_again";

    /** The row itself is wrong. Nothing was sent. */
    static Refusal unreadable(Row row) {
        return refused(row, "unreadable_row", row.problem(), "Correct the row");
    }

    /**
     * @param announced whether the order has a shipment already, so that only its label is missing
     * @param failure   why the order has no label
     */
    static Refusal of(Row row, boolean announced, Exception failure) {
        if (announced) {
            return again(row, "The order is announced, and its label is missing: " + failure.getMessage());
        }
        if (failure instanceof InvalidRequestException invalid) {
            return refused(row, "invalid_value", invalid.getField() + " " + invalid.getProblem(),
                    "Correct the column " + invalid.getField());
        }
        if (failure instanceof SendcloudReferenceConflictException conflict) {
            return refused(row, "reference_conflict", conflict.getMessage(), anotherNumber(row));
        }
        if (failure instanceof SendcloudPartialFailureException) {
            return refused(row, "announcement_failed", text(failure),
                    "The carrier refuses the parcel. Correct the address or the weight. " + anotherNumber(row));
        }
        if (isRefused(failure)) {
            SendcloudOperationFailedException refusal = (SendcloudOperationFailedException) failure;
            String codes = refusal.getErrors().stream().map(ApiError::code).filter(Objects::nonNull).distinct()
                    .collect(Collectors.joining(" "));
            return refused(row, codes.isEmpty() ? String.valueOf(refusal.getStatusCode()) : codes, text(failure),
                    advice(refusal.getErrors()));
        }
        return again(row, text(failure));
    }

    boolean isTemporary() {
        return code.equals(AGAIN);
    }

    private static Refusal again(Row row, String message) {
        return refused(row, AGAIN, message, "Start the program again");
    }

    private static Refusal refused(Row row, String code, String message, String mend) {
        return new Refusal(row.number(), row.orderNumber(), code, message, mend);
    }

    /** Sendcloud never makes a second shipment for a reference. */
    private static String anotherNumber(Row row) {
        return "Give the order another number, such as " + row.orderNumber() + "-2";
    }

    /** Whether Sendcloud has read the order and does not accept the order. */
    private static boolean isRefused(Exception failure) {
        return failure instanceof SendcloudOperationFailedException refusal
                && refusal.getStatusCode() >= 400 && refusal.getStatusCode() < 500
                && !(failure instanceof SendcloudAuthenticationException)
                && !(failure instanceof SendcloudRateLimitException);
    }

    private static String text(Exception failure) {
        if (failure instanceof SendcloudOperationFailedException refusal && !refusal.getErrors().isEmpty()) {
            return refusal.getErrors().stream().map(ApiError::toString).collect(Collectors.joining("; "));
        }
        return String.valueOf(failure.getMessage());
    }

    /** Names the columns of the fields that Sendcloud rejects. */
    private static String advice(List<ApiError> errors) {
        String columns = errors.stream().map(ApiError::source).filter(Objects::nonNull).map(Refusal::column).distinct()
                .collect(Collectors.joining(", "));
        return columns.isEmpty() ? "Correct the row as the message says" : "Correct the column " + columns;
    }

    private static String column(String source) {
        String field = source.substring(source.lastIndexOf('/') + 1);
        return switch (field) {
            case "company_name" -> "company";
            case "address_line_1" -> "street";
            case "address_line_2" -> "address_2";
            case "country_code" -> "country";
            case "phone_number" -> "phone";
            case "shipping_option_code", "ship_with", "properties" -> "shipping_option";
            case "value", "unit" -> "weight";
            default -> field;
        };
    }
}
