package io.github.camelsendcloud.sandbox.internal.tracking;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.data.Parcel;
import io.github.camelsendcloud.sandbox.internal.data.Shipment;
import io.github.camelsendcloud.sandbox.internal.http.ApiRequest;
import io.github.camelsendcloud.sandbox.internal.http.ApiResponse;
import io.github.camelsendcloud.sandbox.internal.http.Router;
import io.github.camelsendcloud.sandbox.internal.json.Json;

/** The tracking of parcels, in both versions of the API. */
public final class TrackingApi {

    private static final Duration DELIVERY_TIME = Duration.ofDays(2);
    private static final String TRACKING_PAGE = "https://sandbox.shipping-portal.com/tracking/";

    public void addTo(Router router) {
        router.add("GET", "/api/v2/tracking/{number}", this::retrieveV2);
        router.add("GET", "/api/v3/parcels/tracking/{number}", this::retrieveV3);
        router.add("POST", "/api/v3/parcels/tracking", new ExternalParcels()::create);
    }

    private ApiResponse retrieveV2(ApiRequest request) {
        Parcel parcel = find(request);
        if (parcel == null) {
            return notFoundV2(request.parameter("number"));
        }
        Shipment shipment = parcel.shipment();
        ObjectNode body = Json.object().put("parcel_id", String.valueOf(parcel.id()));
        body.put("carrier_code", shipment.carrierCode());
        body.put("created_at", ParentStatus.time(parcel.createdAt()));
        body.put("carrier_tracking_url", parcel.trackingUrl());
        body.put("sendcloud_tracking_url", trackingPage(parcel));
        body.put("is_return", shipment.isReturn());
        body.put("is_to_service_point", isToServicePoint(shipment));
        body.put("is_mail_box", false);
        body.put("expected_delivery_date", expectedDelivery(parcel));
        body.set("statuses", ParentStatus.history(parcel, ParentStatus::time));
        return ApiResponse.json(200, body);
    }

    private ApiResponse retrieveV3(ApiRequest request) {
        Parcel parcel = find(request);
        if (parcel != null) {
            return ApiResponse.json(200, TrackingView.of(parcel, request.integration().id()));
        }
        ObjectNode external = ExternalParcels.find(request.store(), request.parameter("number"));
        return external == null
                ? ApiResponse.json(404, Json.object().put("detail", "Parcel does not exist"))
                : ApiResponse.json(200, external);
    }

    /** Sendcloud keeps the tracking of v2 in files. The response for an unknown number is that of the file server. */
    private static ApiResponse notFoundV2(String number) {
        String key = number.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        String xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>NoSuchKey</Code>"
                     + "<Message>The specified key does not exist.</Message><Key>v2/" + key + ".json</Key><RequestId>"
                     + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT)
                     + "</RequestId><HostId>sandbox</HostId></Error>";
        return ApiResponse.bytes(404, "application/xml", xml.getBytes(StandardCharsets.UTF_8));
    }

    private static Parcel find(ApiRequest request) {
        request.store().completeAnnouncements();
        String number = request.parameter("number");
        return request.store().parcels().stream().filter(parcel -> number.equals(parcel.trackingNumber())).findFirst()
                .orElse(null);
    }

    private static String trackingPage(Parcel parcel) {
        ObjectNode to = parcel.shipment().toAddress();
        return TRACKING_PAGE + "?country=" + Json.text(to, "country_code", "").toLowerCase(Locale.ROOT) + "&tracking_number="
               + parcel.trackingNumber() + "&postal_code="
               + URLEncoder.encode(Json.text(to, "postal_code", ""), StandardCharsets.UTF_8);
    }

    static boolean isToServicePoint(Shipment shipment) {
        return shipment.v2Fields().hasNonNull("to_service_point") || shipment.fields().hasNonNull("to_service_point");
    }

    /** The date as ISO 8601. */
    static String expectedDelivery(Parcel parcel) {
        return parcel.announcedAt().plus(DELIVERY_TIME).toString().substring(0, 10);
    }
}
