package io.github.camelsendcloud.api;

import java.io.IOException;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A parcel in another notation equals the requested parcel. A wrong difference would fail the call and leave a paid
 * label that is never printed.
 */
class ReformattedObjectTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectComparison V3 = comparison("shipments/announce", ApiVersion.V3);
    private static final ObjectComparison V2 = comparison("parcels", ApiVersion.V2);

    private static ObjectComparison comparison(String path, ApiVersion version) {
        return OperationCatalog.get().resolve(path, version).operation(HttpMethod.POST, true).retrySemantics().lookup()
                .comparison();
    }

    private static JsonNode json(String text) throws IOException {
        return JSON.readTree(text.contains("\"") ? text : text.replace('\'', '"'));
    }

    private static List<String> v2(String requested, String found) throws Exception {
        return details(V2, requested, found);
    }

    private static List<String> details(ObjectComparison comparison, String requested, String found) throws Exception {
        return comparison.differences(json(requested), json(found)).stream()
                .map(ObjectComparison.Difference::detail).toList();
    }

    private static List<String> street(String street, String number, String line, String divided) throws Exception {
        ObjectNode requested = JSON.createObjectNode().put("address", street).put("house_number", number);
        ObjectNode found = JSON.createObjectNode().put("address", line);
        found.putObject("address_divided").put("house_number", divided);
        return v2(requested.toString(), found.toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "Main St|10-12|Main St 10-12|10", "Main St|10B|Main St 10 B|10", "Main St|10/2|Main St 10/2|10",
            "Main St|10 apt 5|Main St 10 apt 5|10", "Plein 1944|2|Plein 1944 2|1944", "Plein 1944 2||Plein 1944 2|1944",
            "Straße des 17. Juni|135|Straße des 17. Juni 135|17", "Q7|24|Q7 24|7", "Calle 5|12|Calle 5 12|5",
            "Hauptstraße|10|Hauptstraße 10|10 bis", "Via Roma 10/A||Via Roma 10/A|10", "Main St 5 Apt 7||Main St 5 Apt 7|5",
            "Main St 10|10|Main St 10 10|10", "Main St|10 B|Main St 10 B|10B", "10 Main St||10 Main St|10",
            "Main St|10|10 Main St|10", "P.O. Box 12||P.O. Box 12|12", "Main St|10|Main St 10|", "Main St|10|Main St|10",
            "Rue du 8 Mai 1945|3|Rue du 8 Mai 1945 3|1945 3", "Rue du 8 Mai 1945|3|Rue du 8 Mai 1945 3|8",
            "Rue du 8 Mai 1945|3|Rue du 8 Mai 1945|1945", "Main St 10|B|Main St 10 B|10",
            "A street with a name that is longer than a label|12|A street with a name that is lon 12|12",
            "A street with a name that is longer than a label 12||A street with a name that is longer|" })
    void aStreetDividedInAnotherWayIsTheSame(String street, String number, String line, String divided)
            throws Exception {
        assertThat(street(street, number, line, divided)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "Main St|10|Main St 12|12", "Main St|10|Main St 12|", "Main St|10|Side St 10|10", "Main St 10|10|Main St|12",
            "Plein 1944|2|Plein 1944 4|4", "Plein 1944|2|Plein 1944 4|1944", "Main St|1|Main St 11|11",
            "A street with a name that is longer than a label|1|A street with a name that is longer than a label 12|12" })
    void anotherStreetOrHouseNumberIsADifference(String street, String number, String line, String divided) throws Exception {
        assertThat(street(street, number, line, divided)).containsExactly("has another address (street or house number)");
    }

    @Test
    void aHouseNumberThatMovesBetweenTheLinesIsNotADifference() throws Exception {
        assertThat(v2("{'address':'Main St','house_number':'10 B'}",
                "{'address':'Main St 10','address_2':'B','address_divided':{'house_number':'10'}}")).isEmpty();
        assertThat(v2("{'address':'Main St','house_number':'10'}", "{'address':'Main St','address_2':'10'}")).isEmpty();
        assertThat(v2("{'address':'Main St 10','address_2':'Apt 5'}",
                "{'address':'Main St 10 Apt 5','address_divided':{'house_number':'10'}}")).isEmpty();
        assertThat(details(V3, "{'to_address':{'address_line_1':'Hauptstraße 10A','house_number':'10A'}}",
                "{'to_address':{'address_line_1':'Hauptstraße 10A','house_number':'10'}}")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
            "1010, LV-1010", "1234, L-1234", "D-50667, 50667", "SE-123 45, 123 45", "500, AD500", "90210-1234, 90210",
            "1000, 1000-001", "00950, 950", "1234, 1234 AB", "000, 999077", "01310, 01310-100" })
    void aPostalCodeInAnotherFormIsTheSame(String one, String other) throws Exception {
        assertThat(v2("{'postal_code':'" + one + "'}", "{'postal_code':'" + other + "'}")).isEmpty();
        assertThat(v2("{'postal_code':'" + other + "'}", "{'postal_code':'" + one + "'}")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({ "11002, 110021", "5642CV, 5642CW", "D-50667, 50668", "LV-1010, LT-1010", "12345, 1234" })
    void anotherPostalCodeIsADifference(String one, String other) throws Exception {
        assertThat(v2("{'postal_code':'" + one + "'}", "{'postal_code':'" + other + "'}"))
                .containsExactly("has another address (postal code)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "order_number|N1\u00a0|N1", "order_number|N1\u200b|N1", "order_number|N\u00a01|N 1", "name|O'Neil|O&#39;Neil",
            "name|A & B|A &amp; B", "name|Zo\u00eb|Zo&#235;", "name|Łukasz|Lukasz", "name|Øre Å|Ore Aa",
            "name|Bjørn Ærø|Bjorn Aero",
            "name|Dr. J D|J D", "name|J D|J D, ACME", "city|X (NL)|X", "city|Sankt Gallen|St. Gallen", "city|Łódź|LODZ",
            "city|Αθήνα|Athina", "city|Frankfurt|Frankfurt am Main", "company_name|ACME B.V.|Acme",
            "address_2|Apt 5|apt. 5, 3rd floor", "address_2|Apartment 5|Apt 5", "address_2|Building A|Bldg. A",
            "address_2|2nd floor, Building North|2nd floor, Buil", "to_service_point|10168633| 10168633" })
    void aTextInAnotherFormIsTheSame(String field, String one, String other) throws Exception {
        assertThat(v2(object(field, one), object(field, other))).isEmpty();
        assertThat(v2(object(field, other), object(field, one))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "city|Łódź|Berlin|city", "city|Köln|Bonn|city", "city|Αθήνα|Πάτρα|city", "address_2|Apt 5|Apt 6|second line",
            "address_2|Building A|Building B|second line", "company_name|ACME|Other GmbH|company",
            "to_service_point|10168633|10168634|service point" })
    void anotherTextIsADifference(String field, String one, String other, String name) throws Exception {
        assertThat(v2(object(field, one), object(field, other))).containsExactly("has another address (" + name + ")");
    }

    private static String object(String field, String text) {
        return JSON.createObjectNode().put(field, text).toString();
    }

    @Test
    void anotherServicePointOrSecondLineOfAShipmentIsADifference() throws Exception {
        assertThat(details(V3, "{'to_service_point':{'id':'1'}}", "{'to_service_point':{'id':'2'}}")).hasSize(1);
        assertThat(details(V3, "{'to_service_point':{'id':'1'}}", "{'to_service_point':{'id':1}}")).isEmpty();
        assertThat(details(V3, "{'to_service_point':{'id':'1'}}", "{'to_service_point':{'carrier':'x'}}")).isEmpty();
        assertThat(details(V3, "{'to_address':{'address_line_2':'Apt 1'}}", "{'to_address':{'address_line_2':'Apt 2'}}"))
                .containsExactly("has another address (second line)");
    }

    @Test
    void aTextThatMovesToAnotherFieldIsNotADifference() throws Exception {
        assertThat(v2("{'company_name':'ACME','address_2':'Unit 4'}", "{'company_name':'Unit 4','address_2':'ACME'}"))
                .isEmpty();
        assertThat(v2("{'name':'Jo','company_name':'ACME','address_2':'Dept X'}",
                "{'name':'Jo','company_name':'ACME','address_2':'Jo'}")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({ "cancelled", "Cancelled", "cancellation-requested", "submitting_cancellation_request", "CancelledUpstream" })
    void theNotationOfAStatusIsIgnored(String code) throws Exception {
        assertThat(details(V3, "{}", "{'parcels':[{'status':{'code':'" + code + "'}}]}"))
                .containsExactly("is cancelled (code " + code + ")");
    }

    @Test
    void aMissingWeightOfOneParcelIsNotADifference() throws Exception {
        String parcel = "{'weight':{'value':'1','unit':'kg'}}";
        String both = "{'parcels':[" + parcel + "," + parcel + "]}";
        for (String other : new String[] { "null", "{'value':null,'unit':'kg'}", "{}" }) {
            assertThat(details(V3, both, "{'parcels':[" + parcel + ",{'weight':" + other + "}]}")).isEmpty();
            assertThat(details(V3, "{'parcels':[{'weight':" + other + "}," + parcel + "]}", both)).isEmpty();
        }
        assertThat(details(V3, both, "{'parcels':[" + parcel + "]}")).hasSize(1);
    }
}
