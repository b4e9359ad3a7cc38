package io.github.camelsendcloud.benchmarks;

import java.util.Arrays;
import java.util.function.Supplier;

/**
 * A call that the contenders make: an operation of Sendcloud, the message body of the route and the bytes of the
 * response. The cases from {@link #TEXT_2K} on are shapes: bodies and responses that cost the component more than an
 * array of bytes or a JSON object. Only camel-http and the component run the shapes.
 */
enum Case {

    GET_2K("get2k", "GET", "shipments/4711", Payloads.shipment(Payloads.KB * 2)),
    GET_200K("get200k", "GET", "shipments/4712", Payloads.shipment(Payloads.KB * 200)),
    POST_2K("post2k", BodyType.BYTES),
    PDF_100K("pdf100k", "GET", "parcels/4713/documents/label", Payloads.pdf(Payloads.KB * 100)),
    /**
     * A list. The component also searches the list for the cursor of the next page. No other contender does this
     * search.
     */
    LIST_200K("list200k", "GET", "v2:parcels", Payloads.parcels(Payloads.KB * 200)),

    TEXT_2K("text2k", BodyType.TEXT),
    MAP_2K("map2k", BodyType.MAP),
    FILE_2K("file2k", BodyType.FILE),
    STREAM_2K("stream2k", BodyType.STREAM),
    PARCEL_TEXT_2K("parceltext2k", BodyType.TEXT, null),
    PARCEL_MAP_2K("parcelmap2k", BodyType.MAP, null),
    PARCEL_FILE_2K("parcelfile2k", BodyType.FILE, null),
    PARCEL_STREAM_2K("parcelstream2k", BodyType.STREAM, null),
    /** The response contains the reference of the request, so the component compares both objects. */
    REFERENCE_2K("reference2k", BodyType.TEXT, Payloads.REFERENCE),
    /** The component adds a reference to the body. The body for camel-http already contains the reference. */
    OPTION_2K("option2k", "POST", "shipments/announce", BodyType.TEXT, Payloads.announcement(null, Payloads.KB * 2),
              Payloads.announced()),
    /** A list with one order. */
    ORDER_2K("order2k", "POST", "orders", BodyType.TEXT, Payloads.order(Payloads.KB * 2), Payloads.ordered()),
    LIST_2K("list2k", "GET", "v2:parcels", Payloads.parcels(Payloads.KB * 2));

    private final String label;
    private final String method;
    private final String version;
    private final String resource;
    private final BodyType type;
    private final byte[] given;
    private final byte[] request;
    private final byte[] response;

    /** A read. */
    Case(String label, String method, String address, byte[] response) {
        this(label, method, address, null, null, response);
    }

    /** An announcement in v3. */
    Case(String label, BodyType type) {
        this(label, "POST", "shipments/announce", type, Payloads.announcement(Payloads.REFERENCE, Payloads.KB * 2),
             Payloads.announced());
    }

    /** One parcel in v2, an operation that also takes a list. */
    Case(String label, BodyType type, String reference) {
        this(label, "POST", "v2:parcels", type, Payloads.parcel(reference, Payloads.KB * 2),
             Payloads.savedParcel(reference));
    }

    Case(String label, String method, String address, BodyType type, byte[] given, byte[] response) {
        this.label = label;
        this.method = method;
        this.version = address.startsWith("v2:") ? "v2" : "v3";
        this.resource = address.substring(address.indexOf(':') + 1);
        this.type = type;
        this.given = given;
        this.request = label.equals("option2k") ? Payloads.withReference(given, Payloads.REFERENCE) : given;
        this.response = response;
    }

    static Case of(String label) {
        return Arrays.stream(values()).filter(c -> c.label.equals(label)).findFirst().orElseThrow();
    }

    /** The name in the printed lines. */
    String label() {
        return label;
    }

    /** Whether only camel-http and the component run the case. */
    boolean isShape() {
        return ordinal() >= TEXT_2K.ordinal();
    }

    String method() {
        return method;
    }

    /** The address for the component, after {@code sendcloud:}, with the options of the case. */
    String resource() {
        return resource + "?method=" + method + (request == given ? "" : "&externalReference=" + Payloads.REFERENCE);
    }

    /** The path of the same operation, for the contenders without the component. */
    String path() {
        return "/api/" + version + "/" + resource;
    }

    int status() {
        return method.equals("POST") && version.equals("v3") ? 201 : 200;
    }

    String contentType() {
        return this == PDF_100K ? "application/pdf" : "application/json";
    }

    /** Whether the message body of a route is a Map. */
    boolean isMap() {
        return type == BodyType.MAP;
    }

    /** The body of the request; {@code null} for no body. The caller must not change the bytes. */
    byte[] request() {
        return request;
    }

    /**
     * Supplies the message body of a route for each call; {@code null} for no body.
     *
     * @param whole whether the message body is the complete body of the request; otherwise the component completes the
     *              body
     */
    Supplier<Object> bodies(boolean whole) {
        return given == null ? () -> null : type.of(whole ? request : given);
    }

    /** The body of the response. The caller must not change the bytes. */
    byte[] response() {
        return response;
    }
}
