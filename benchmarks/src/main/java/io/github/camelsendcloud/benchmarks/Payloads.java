package io.github.camelsendcloud.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.Random;

/** Bodies of an exact size that look like Sendcloud's. */
final class Payloads {

    static final int KB = 1024;
    /** The caller's reference of a shipment or a parcel. */
    static final String REFERENCE = "shop-4711";

    private static final String ADDRESS = """
            {"name":"Jane Roe","company_name":"Roe & Sons","address_line_1":"Rathausplatz","house_number":"1",\
            "postal_code":"70173","city":"Stuttgart","country_code":"DE","email":"jane@example.com"}""";

    private static final String ITEM = """
            {"item_id":"7","description":"A red mug","quantity":2,"weight":{"value":0.4,"unit":"kg"},\
            "price":{"value":"12.50","currency":"EUR"},"hs_code":"691110","origin_country":"NL"}""";

    private static final String LISTED = """
            {"id":383707309,"status":{"code":"READY_TO_SEND","message":"Ready to send"},\
            "tracking_number":"JVGL0999999","weight":{"value":"1.320","unit":"kg"}}""";

    /** The fields that a parcel of v2 has both in the request and in the response. */
    private static final String PARCEL_FIELDS = """
            "name":"Jane Roe","company_name":"Roe & Sons","address":"Rathausplatz","address_2":"","city":"Stuttgart",\
            "postal_code":"70173","email":"jane@example.com","telephone":"","order_number":"4711","weight":"1.320\"""";

    private Payloads() {
    }

    /**
     * The request that announces a shipment.
     *
     * @param reference the caller's reference; {@code null} for none
     */
    static byte[] announcement(String reference, int size) {
        String head = """
                {"order_number":"4711",%s"from_address":%s,"to_address":%s,\
                "ship_with":{"type":"shipping_option_code","properties":{"shipping_option_code":"sendcloud:letter"}},\
                "parcels":[{"weight":{"value":"1.320","unit":"kg"},"parcel_items":[""".formatted(
                reference == null ? "" : "\"external_reference_id\":\"" + reference + "\",", ADDRESS, ADDRESS);
        return filled(head, ITEM, "]}]", "}", size);
    }

    /** The same announcement with a reference at its end. */
    static byte[] withReference(byte[] announcement, String reference) {
        String text = new String(announcement, StandardCharsets.US_ASCII);
        return ascii(text.substring(0, text.length() - 1) + ",\"external_reference_id\":\"" + reference + "\"}");
    }

    /** The response to an announcement. */
    static byte[] announced() {
        return shipment(300);
    }

    /**
     * The request that creates one parcel in v2.
     *
     * @param reference the caller's reference; {@code null} for none
     */
    static byte[] parcel(String reference, int size) {
        String head = """
                {"parcel":{%s,%s"house_number":"1","country":"DE","request_label":true,"shipment":{"id":8},\
                "parcel_items":[""".formatted(PARCEL_FIELDS, reference(reference));
        // the server identifies both requests by their lengths
        return filled(head, ITEM, "]", "}}", size + (reference == null ? 0 : reference.length()));
    }

    /** The response to the request for a parcel, in the form of the specification. */
    static byte[] savedParcel(String reference) {
        return ascii("""
                {"parcel":{"id":383707309,%s,"contract":1,"address_divided":{"street":"Rathausplatz","house_number":"1"},\
                "country":{"iso_2":"DE","iso_3":"DEU","name":"Germany"},"to_state":null,"date_created":"28-11-2026 10:00:00",\
                "date_updated":"28-11-2026 10:00:00","date_announced":"28-11-2026 10:00:00",\
                "tracking_number":"JVGL0999999","tracking_url":"https://tracking.example.com/JVGL0999999",\
                "label":{"normal_printer":["https://panel.example.com/api/v2/labels/normal_printer/383707309"],\
                "label_printer":"https://panel.example.com/api/v2/labels/label_printer/383707309"},\
                "customs_declaration":{},"documents":[{"type":"label","size":"a6",\
                "link":"https://panel.example.com/api/v2/parcels/383707309/documents/label"}],\
                "status":{"id":1000,"message":"Ready to send"},"data":{},"length":null,"width":null,"height":null,\
                "parcel_items":[],"shipment":{"id":8,"name":"Unstamped letter"},"carrier":{"code":"sendcloud"},\
                "shipment_uuid":"0191c7f0-3b1a-7c5e-9d2f-0123456789ab",%s"is_return":false}}""".formatted(
                PARCEL_FIELDS.replace("Rathausplatz", "Rathausplatz 1"),
                reference == null ? "\"external_reference\":null," : reference(reference)));
    }

    private static String reference(String reference) {
        return reference == null ? "" : "\"external_reference\":\"" + reference + "\",";
    }

    /** A list of one order for v3. */
    static byte[] order(int size) {
        String head = """
                [{"order_id":"4711","order_number":"4711","order_details":{"integration":{"id":7},\
                "status":{"code":"fulfilled","message":"Fulfilled"},"order_created_at":"2026-11-28T10:00:00Z",\
                "order_items":[""";
        return filled(head, ITEM, "]},\"shipping_address\":" + ADDRESS, "}]", size);
    }

    /** The response to a list of one order. */
    static byte[] ordered() {
        return ascii("{\"data\":[{\"id\":\"669\",\"order_id\":\"4711\",\"order_number\":\"4711\"}]}");
    }

    /** A shipment with as many parcels as the size needs. */
    static byte[] shipment(int size) {
        String head = """
                {"data":{"id":"0191c7f0-3b1a-7c5e-9d2f-0123456789ab","order_number":"4711","errors":[],"parcels":[""";
        return filled(head, LISTED, "]}", "}", size);
    }

    /** A list of parcels without a next page. */
    static byte[] parcels(int size) {
        return filled("{\"next\":null,\"previous\":null,\"parcels\":[", LISTED, "]", "}", size);
    }

    /** Random bytes, as in a compressed document. */
    static byte[] pdf(int size) {
        byte[] bytes = new byte[size];
        new Random(4711).nextBytes(bytes);
        byte[] head = "%PDF-1.4\n".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(head, 0, bytes, 0, head.length);
        return bytes;
    }

    /** @param end the text after a note that fills the remaining size */
    private static byte[] filled(String head, String item, String tail, String end, int size) {
        StringBuilder text = new StringBuilder(size).append(head).append(item);
        int rest = tail.length() + ",\"note\":\"\"".length() + end.length();
        while (text.length() + 1 + item.length() + rest <= size) {
            text.append(',').append(item);
        }
        text.append(tail).append(",\"note\":\"");
        text.append("x".repeat(Math.max(0, size - text.length() - 1 - end.length()))).append('"').append(end);
        return ascii(text.toString());
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
