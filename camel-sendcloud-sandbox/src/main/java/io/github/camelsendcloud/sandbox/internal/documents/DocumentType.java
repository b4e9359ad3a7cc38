package io.github.camelsendcloud.sandbox.internal.documents;

import io.github.camelsendcloud.sandbox.internal.data.Countries;
import io.github.camelsendcloud.sandbox.internal.data.Parcel;
import io.github.camelsendcloud.sandbox.internal.http.ApiVersion;
import io.github.camelsendcloud.sandbox.internal.json.Json;

/** The kinds of documents that a parcel can have. API v2 and API v3 use different names for the kinds. */
public enum DocumentType {
    LABEL("label", "label", "a6", "Label"),
    CUSTOMS_DECLARATION("customs-declaration", "commercial-invoice", "a4", "Customs declaration"),
    CN23(null, "cn23", "a4", "CN23"),
    CN23_DEFAULT(null, "cn23-default", "a4", "CN23"),
    CP71(null, "cp71", "a4", "CP71"),
    AIR_WAYBILL("air-waybill", "air-waybill", "a4", "Air waybill"),
    QR(null, "qr", "a6", "QR code");

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

    public String v2() {
        return v2;
    }

    public String size() {
        return size;
    }

    public String title() {
        return title;
    }

    public boolean isAvailable(Parcel parcel) {
        if (!parcel.hasLabel()) {
            return false;
        }
        String country = Json.text(parcel.shipment().toAddress(), "country_code", "NL");
        return switch (this) {
            case LABEL -> true;
            case CUSTOMS_DECLARATION, CN23, CN23_DEFAULT -> !Countries.inEu(country);
            default -> false;
        };
    }
}
