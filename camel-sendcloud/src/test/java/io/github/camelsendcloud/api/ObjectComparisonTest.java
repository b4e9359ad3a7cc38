package io.github.camelsendcloud.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** An object that Sendcloud has reformatted equals the requested object, and another object differs. */
class ObjectComparisonTest {

    private static final String ASKED_V3 = """
            {'order_number':'N-1','to_address':{'name':'John Doe','company_name':'Sendcloud',
             'address_line_1':'Insulindelaan 115','house_number':'115','postal_code':'5642CV','city':'Eindhoven',
             'country_code':'NL'},'parcels':[{'weight':{'value':'1.320','unit':'kg'}},{'weight':{'value':500,'unit':'g'}}]}""";
    private static final String FOUND_V3 = """
            {'id':'7','order_number':'N-1','to_address':{'name':'John Doe','company_name':'Sendcloud','address_line_2':'',
             'address_line_1':'Insulindelaan','house_number':'115','postal_code':'5642 CV','city':'EINDHOVEN','po_box':null,
             'country_code':'NL'},'errors':[],
             'parcels':[{'status':{'code':'READY_TO_SEND'},'weight':{'value':'0.500','unit':'kg'}},
                        {'status':{'code':'DELIVERED'},'weight':{'value':'1.32','unit':'kg'}}]}""";
    private static final String ASKED_V2 = """
            {'order_number':'N-1','name':'Jane Roe','address':'Stadhuisplein','house_number':'10','postal_code':'5611em',
             'city':'Eindhoven','country':'nl','weight':1}""";
    private static final String FOUND_V2 = """
            {'id':7,'order_number':'N-1','name':'Jane Roe','address':'Stadhuisplein 10',
             'address_divided':{'street':'Stadhuisplein','house_number':'10'},'postal_code':'5611 EM','city':'Eindhoven',
             'country':{'iso_2':'NL','iso_3':'NLD','name':'Netherlands'},'weight':'1.000','errors':{},
             'status':{'id':1000,'message':'Ready to send'}}""";

    private static final ObjectComparison V3 = comparison("shipments/announce", ApiVersion.V3);
    private static final ObjectComparison V2 = comparison("parcels", ApiVersion.V2);

    private static ObjectComparison comparison(String path, ApiVersion version) {
        return OperationCatalog.get().resolve(path, version).operation(HttpMethod.POST, true).retrySemantics().lookup()
                .comparison();
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text.replace('\'', '"'));
        } catch (IOException e) {
            throw new UncheckedIOException(text, e);
        }
    }

    private static List<String> kinds(ObjectComparison comparison, String requested, String found) {
        return comparison.differences(json(requested), json(found)).stream().map(ObjectComparison.Difference::kind).toList();
    }

    @Test
    void theSameObjectReformattedBySendcloudDoesNotDiffer() {
        assertThat(kinds(V3, ASKED_V3, FOUND_V3)).isEmpty();
        assertThat(kinds(V2, ASKED_V2, FOUND_V2)).isEmpty();
        assertThat(kinds(V3, ASKED_V3, ASKED_V3)).isEmpty();
        assertThat(kinds(V2, ASKED_V2, ASKED_V2)).isEmpty();
    }

    @Test
    void aFieldOfOnlyOneObjectIsNotADifference() {
        for (String nothing : new String[] {
                "{}", "{'to_address':{},'parcels':[]}", "{'to_address':null,'order_number':null}",
                "{'to_address':{'name':'','city':' '},'order_number':'','parcels':[{}]}" }) {
            assertThat(kinds(V3, ASKED_V3, nothing)).isEmpty();
            assertThat(kinds(V3, nothing, FOUND_V3)).isEmpty();
        }
        assertThat(kinds(V2, ASKED_V2, "{'country':{},'address_divided':{},'weight':null}")).isEmpty();
        assertThat(kinds(V2, "{'weight':'','country':''}", FOUND_V2)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "'order_number':'N-1'          | 'order_number':'N-2'    | order   | is of order N-2, not of order N-1",
            "'name':'John Doe'             | 'name':'Jane Doe'       | address | has another address (name)",
            "'city':'EINDHOVEN'            | 'city':'Rotterdam'      | address | has another address (city)",
            "'postal_code':'5642 CV'       | 'postal_code':'5642 CW' | address | has another address (postal code)",
            "'country_code':'NL'           | 'country_code':'BE'     | address | has another address (country)",
            "'house_number':'115'          | 'house_number':'116'    | address | has another address (street or house number)",
            "'address_line_1':'Insulindelaan' | 'address_line_1':'Boschdijk' | address | has another address (street or house number)",
            "'value':'0.500'               | 'value':'0.600'         | weight  | has the weight 0.6 kg + 1.32 kg, not 0.5 kg + 1.32 kg",
            "'code':'READY_TO_SEND'        | 'code':'CANCELLED'      | cancelled | is cancelled (code CANCELLED)",
            "'code':'DELIVERED'            | 'code':'ANNOUNCEMENT_FAILED' | failed | has failed (code ANNOUNCEMENT_FAILED)",
            "'errors':[]                   | 'errors':[{'code':'x'}] | failed  | has failed" })
    void anotherShipmentDiffers(String part, String other, String kind, String detail) {
        String changed = FOUND_V3.replace(part.replace("\"", "'"), other);
        assertThat(changed).isNotEqualTo(FOUND_V3);

        assertThat(V3.differences(json(ASKED_V3), json(changed)))
                .containsExactly(new ObjectComparison.Difference(kind, detail));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "'iso_2':'NL','iso_3':'NLD' | 'iso_2':'BE','iso_3':'BEL'      | address",
            "'address':'Stadhuisplein 10' | 'address':'Boschdijk 10'      | address",
            "'weight':'1.000'           | 'weight':'1.001'                | weight",
            "'id':1000                  | 'id':1002                       | failed",
            "'id':1000                  | 'id':1998                       | cancelled",
            "'id':1000                  | 'id':2001                       | cancelled" })
    void anotherParcelDiffers(String part, String other, String kind) {
        assertThat(FOUND_V2).contains(part);

        assertThat(kinds(V2, ASKED_V2, FOUND_V2.replace(part, other))).containsExactly(kind);
    }

    @Test
    void anotherNumberOfParcelsIsAnotherWeight() {
        assertThat(kinds(V3, ASKED_V3, "{'parcels':[{'weight':{'value':'1.82','unit':'kg'}}]}")).containsExactly("weight");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "1.000 | 1 | kg | kg", "1 | 1000.0 | kg | g", "0.3 | 0.30 | lbs | lbs", "0.0004 | 0.000 | kg | kg",
            "1 | 2 | stone | kg", "1 | 2.2046 | kg | lbs", "x | 1 | kg | kg", "1e999999999 | 1 | kg | kg" })
    void weightsAreNumbersWithUnits(String one, String other, String unit, String otherUnit) {
        String weight = "{'parcels':[{'weight':{'value':'%s','unit':'%s'}}]}";

        assertThat(kinds(V3, weight.formatted(one, unit), weight.formatted(other, otherUnit))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "Königstraße|12|KONIGSTRASSE 12|", "Koenigstrasse|12|Königstraße|12", "Stadhuisplein 10|10|Stadhuisplein 10 10|10",
            "Main St|10 A|Main St 10A|", "Main St|10-A|Main St|10a", "Main St 10|A|Main St|10 A", "|12|Main St 12|12",
            "12 Rue de la Paix|12|Rue de la Paix|12", "Rue de la Paix|12|12 rue de la paix|", "Main St|12|Main St|",
            "Straße des 17. Juni|135|Strasse des 17 Juni 135|", "Λεωφόρος 5|5|Leoforos 5|5", "Main St.|12|Main  St|12",
            "A street with a name that is longer than a label|1|A street with a name that is longer|1" })
    void streetsMayBeTheSame(String street, String number, String otherStreet, String otherNumber) {
        assertThat(isLikeStreet(street, number, otherStreet, otherNumber)).isTrue();
        assertThat(isLikeStreet(otherStreet, otherNumber, street, number)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "Main St|12|Main St|13", "Main St|12|Main St 13|", "Main St 12||Main St 13|", "Main St|1|Main St|11",
            "Main St|12|Side St|12", "Plein 11|1|Plein|1" })
    void streetsAreNotTheSame(String street, String number, String otherStreet, String otherNumber) {
        assertThat(isLikeStreet(street, number, otherStreet, otherNumber)).isFalse();
        assertThat(isLikeStreet(otherStreet, otherNumber, street, number)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({ "5642CV, 5642 cv", "10001, 10001-1234", "SW1A 1AA, sw1a1aa" })
    void postalCodesMayBeTheSame(String one, String other) {
        assertThat(AddressComparison.isLikePostalCode(one, other)).isTrue();
        assertThat(AddressComparison.isLikePostalCode(other, one)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = { 0, 1000, 1_000_000 })
    void aTextOfAnyLengthIsCompared(int length) {
        assertThat(isLikeStreet("a ".repeat(length), "1", "b ".repeat(length), "2")).isEqualTo(length == 0);
    }

    private static boolean isLikeStreet(String street, String number, String otherStreet, String otherNumber) {
        return AddressComparison.isLikeStreet(
                StreetLine.of(street, number, null), StreetLine.of(otherStreet, otherNumber, null));
    }
}
