package io.github.camelsendcloud.model;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * A parcel of a return of API v2.
 *
 * @param trackingUrl        the address of a page for people
 * @param parcelStatus       a status number of API v2
 * @param globalStatusSlug   such as {@code delivered}
 * @param fromCountry        ISO 3166-1, two letters
 * @param colloCount         the number of parcels
 * @param rules              the rules that have changed the parcel
 * @param customsInformation empty for the parcel that the customer received
 * @param other              fields without a component in this record, by their names at Sendcloud
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record ReturnParcelV2(
        String trackingUrl,
        String trackingNumber,
        Integer parcelStatus,
        String globalStatusSlug,
        String brandName,
        String orderNumber,
        String fromName,
        String fromEmail,
        String fromCountry,
        Boolean deleted,
        Integer colloCount,
        Long shippingMethod,
        Map<String, Object> extraData,
        List<Object> rules,
        Map<String, Object> customsInformation,
        @UnknownFields Map<String, Object> other) {

    public ReturnParcelV2 {
        extraData = NullSafe.copyOf(extraData);
        rules = NullSafe.copyOf(rules);
        customsInformation = NullSafe.copyOf(customsInformation);
        other = NullSafe.copyOf(other);
    }
}
