package io.github.camelsendcloud.sandbox.internal.documents;

import java.math.BigDecimal;

import io.github.camelsendcloud.sandbox.internal.data.Countries;
import io.github.camelsendcloud.sandbox.internal.data.Parcel;
import io.github.camelsendcloud.sandbox.internal.http.ApiVersion;
import io.github.camelsendcloud.sandbox.internal.json.Json;
import io.github.camelsendcloud.sandbox.internal.prices.Units;

/** The kinds of documents that a parcel can have. API v2 and API v3 use different names for the kinds. */
public enum DocumentType {
    LABEL("label", "label", "a6", "Label"),
    CUSTOMS_DECLARATION("customs-declaration", "commercial-invoice", "a4", "Customs declaration - commercial invoice"),
    CN22(null, null, "a4", "Customs declaration CN22"),
    CN23(null, "cn23", "a4", "Customs declaration CN23"),
    CN23_DEFAULT(null, "cn23-default", "a4", "Customs declaration CN23"),
    CP71(null, "cp71", "a4", "Dispatch note CP71"),
    AIR_WAYBILL("air-waybill", "air-waybill", "a4", "Air waybill"),
    QR(null, "qr", "a6", "QR code");

    private static final long CN22_MAX_GRAMS = 2000;
    private static final BigDecimal CN22_MAX_VALUE = BigDecimal.valueOf(425);

    private final String v3;
    private final String v2;
    private final String size;
    private final String title;

    DocumentType(String v3, String v2, String size, String title) {
        this.v3 = v3;
        this.v2 = v2;
        this.size = size;
        this.title = title;
    }

    /** The type with this name; null if the version has no such type. */
    public static DocumentType of(ApiVersion version, String name) {
        for (DocumentType type : values()) {
            if (name.equals(version == ApiVersion.V2 ? type.v2 : type.v3)) {
                return type;
            }
        }
        return null;
    }

    /** The name in v3; null if v3 does not have this type. */
    public String v3() {
        return v3;
    }

    /** The name in v2; null if v2 does not have this type. */
    public String v2() {
        return v2;
    }

    public String size() {
        return size;
    }

    public String title() {
        return title;
    }

    /**
     * Whether the parcel has a document of this type. Only a parcel that crosses a border of customs has the most
     * types.
     */
    public boolean isAvailable(Parcel parcel) {
        return parcel.hasLabel() && (this == LABEL || this == QR || needsCustoms(parcel));
    }

    /** The form that the post demands: CN22 for a parcel of low value and weight, else CN23. */
    static DocumentType postalDeclaration(Parcel parcel) {
        BigDecimal value = Json.number(parcel.shipment().v2Fields().path("total_order_value"));
        boolean low = Units.grams(parcel.details().path("weight")) <= CN22_MAX_GRAMS
                && (value == null || value.compareTo(CN22_MAX_VALUE) <= 0);
        return low ? CN22 : CN23;
    }

    private static boolean needsCustoms(Parcel parcel) {
        String from = Json.text(parcel.shipment().fields().path("from_address"), "country_code", "NL");
        String to = Json.text(parcel.shipment().toAddress(), "country_code", "NL");
        return !from.equals(to) && !(Countries.inEu(from) && Countries.inEu(to));
    }
}
