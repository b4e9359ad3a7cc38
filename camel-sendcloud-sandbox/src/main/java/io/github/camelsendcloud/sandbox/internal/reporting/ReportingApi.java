package io.github.camelsendcloud.sandbox.internal.reporting;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.analytics.ParcelFacts;
import io.github.camelsendcloud.sandbox.internal.data.Parcel;
import io.github.camelsendcloud.sandbox.internal.data.Table;
import io.github.camelsendcloud.sandbox.internal.files.FilesApi;
import io.github.camelsendcloud.sandbox.internal.http.ApiRequest;
import io.github.camelsendcloud.sandbox.internal.http.ApiResponse;
import io.github.camelsendcloud.sandbox.internal.http.ApiVersion;
import io.github.camelsendcloud.sandbox.internal.http.DetailErrors;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponses;
import io.github.camelsendcloud.sandbox.internal.http.Router;
import io.github.camelsendcloud.sandbox.internal.http.Times;
import io.github.camelsendcloud.sandbox.internal.json.Json;

/**
 * The reports about parcels, in both versions of the API. A report is ready some seconds after its request. The report
 * has the parcels at the time of the request.
 */
public final class ReportingApi {

    private static final String PATH = "/reporting/parcels";
    private static final Duration GENERATING_AFTER = Duration.ofSeconds(1);
    private static final Duration READY_AFTER = Duration.ofSeconds(3);
    private static final Duration EXPIRED_AFTER = READY_AFTER.plusMinutes(15);
    private static final int MAX_ROWS = 100_000;

    /** A status of a report, and the time since the request at which this status begins. */
    private enum Status {
        QUEUED(Duration.ZERO, "queued"),
        GENERATING(GENERATING_AFTER, "being generated"),
        READY(READY_AFTER, "ready"),
        EXPIRED(EXPIRED_AFTER, "expired");

        private final Duration begin;
        private final String words;

        Status(Duration begin, String words) {
            this.begin = begin;
            this.words = words;
        }

        static Status of(Duration age) {
            Status status = QUEUED;
            for (Status later : values()) {
                status = age.compareTo(later.begin) >= 0 ? later : status;
            }
            return status;
        }
    }

    public void addTo(Router router) {
        for (String base : List.of("/api/v2", "/api/v3")) {
            router.add("POST", base + PATH, this::create);
            router.add("GET", base + PATH + "/{report_id}", this::retrieve);
        }
    }

    private ApiResponse create(ApiRequest request) {
        ObjectNode body = request.jsonObject();
        new ReportRules(request.version()).check(request, body);
        request.store().completeAnnouncements();
        List<ParcelFacts> parcels = request.store().parcels().stream().map(ParcelFacts::new)
                .filter(parcel -> accepts(request, body.withObject("/filters"), parcel)).toList();
        if (parcels.size() > MAX_ROWS) {
            return ErrorResponses.of(
                    request, 400, "invalid", "CSV export exceeds row limit of " + MAX_ROWS
                                             + ", narrow the date range or apply additional filters.");
        }
        List<String> columns = new ArrayList<>();
        body.path("fields").forEach(field -> columns.add(field.asText()));
        String id = UUID.randomUUID().toString();
        byte[] csv = ReportColumns.csv(columns, parcels, request.integration()).getBytes(StandardCharsets.UTF_8);
        FilesApi.add(request.store(), file(id), "text/csv; charset=utf-8", csv);
        ObjectNode row = Json.object().put("id", id).put("version", request.version().name())
                .put("created_at", Times.v3(request.store().clock().now()));
        row.set("fields", body.get("fields"));
        row.set("filters", body.get("filters"));
        return ApiResponse.json(202, view(request, table(request).put(id, row)));
    }

    private static boolean accepts(ApiRequest request, ObjectNode filters, ParcelFacts facts) {
        Parcel parcel = facts.parcel();
        return equal(filters, "direction", facts.direction())
                && equal(filters, "integration_id", String.valueOf(request.integration().id()))
                && equal(filters, "brand_id", facts.brandId())
                && equal(filters, "shipping_option_code", facts.option())
                && within(filters, "announced", parcel.announcedAt())
                && within(filters, "updated", parcel.updatedAt());
    }

    private static boolean equal(ObjectNode filters, String name, String value) {
        String filter = Json.text(filters, name);
        return filter == null || filter.equals(value);
    }

    private static boolean within(ObjectNode filters, String name, Instant time) {
        Function<String, Instant> end = field -> filters.hasNonNull(field) ? Instant.parse(filters.get(field).asText()) : null;
        Instant after = end.apply(name + "_after");
        Instant before = end.apply(name + "_before");
        return (after == null || time != null && !time.isBefore(after))
                && (before == null || time != null && !time.isAfter(before));
    }

    private ApiResponse retrieve(ApiRequest request) {
        String id = request.parameter("report_id");
        ObjectNode row = table(request).get(id);
        if (row != null && row.path("version").asText().equals(request.version().name())) {
            return ApiResponse.json(200, view(request, row));
        }
        if (request.version() == ApiVersion.V2 && !id.matches("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
            DetailErrors errors = new DetailErrors();
            errors.add("value is not a valid uuid", "type_error.uuid", "path", "report_id");
            errors.check();
        }
        return ErrorResponses.of(request, 404, "not_found", "Not found");
    }

    private static ObjectNode view(ApiRequest request, ObjectNode row) {
        boolean v2 = request.version() == ApiVersion.V2;
        Instant created = Instant.parse(row.path("created_at").asText());
        Status status = Status.of(Duration.between(created, request.store().clock().now()));
        ObjectNode view = Json.object().put("id", row.path("id").asText());
        view.put(v2 ? "user_id" : "organization_id", request.integration().userId());
        view.put("status", status.name().toLowerCase(Locale.ROOT));
        view.put("status_message", "The report is " + status.words);
        view.set("fields", row.get("fields"));
        view.set("filters", row.get("filters"));
        String id = row.path("id").asText();
        put(view, "url", status == Status.READY ? FilesApi.link(request, file(id)) : null, v2);
        boolean finished = status == Status.READY || status == Status.EXPIRED;
        put(view, "expires_at", finished ? Times.v3(created.plus(EXPIRED_AFTER)) : null, v2);
        return view.put("updated_at", Times.v3(created.plus(status.begin))).put("created_at", Times.v3(created));
    }

    /** v2 omits a field without a value, v3 shows null. */
    private static void put(ObjectNode view, String name, String value, boolean v2) {
        if (value != null || !v2) {
            view.put(name, value);
        }
    }

    private static String file(String reportId) {
        return reportId + ".csv";
    }

    private static Table table(ApiRequest request) {
        return request.store().table("reports");
    }
}
