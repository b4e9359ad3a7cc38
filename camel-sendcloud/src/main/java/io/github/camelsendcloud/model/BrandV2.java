package io.github.camelsendcloud.model;

import java.util.Map;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * A brand of API v2: the name and the look of messages to customers.
 *
 * @param domain                the first part of the addresses of the brand's pages
 * @param color                 such as {@code #112857}
 * @param secondaryColor        such as {@code #112857}
 * @param screenLogo            mostly an object with {@code url}
 * @param printLogo             mostly an object with {@code url}
 * @param overlayLogo           mostly an object with {@code url}
 * @param screenThumb           an address or an object
 * @param printThumb            an address or an object
 * @param overlayThumb          an address or an object
 * @param features              whether a feature is on, such as {@code tracking_page}
 * @param customizationSettings the look of the pages
 * @param other                 fields without a component in this record, by their names at Sendcloud
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record BrandV2(
        Long id,
        String name,
        String domain,
        String website,
        String color,
        String secondaryColor,
        Object screenLogo,
        Object printLogo,
        Object overlayLogo,
        Object screenThumb,
        Object printThumb,
        Object overlayThumb,
        String notifyReplyToEmail,
        String notifyBccEmail,
        Boolean hidePoweredBy,
        String googleAnalyticsId,
        Map<String, Object> features,
        Map<String, Object> customizationSettings,
        @UnknownFields Map<String, Object> other) {

    public BrandV2 {
        features = NullSafe.copyOf(features);
        customizationSettings = NullSafe.copyOf(customizationSettings);
        other = NullSafe.copyOf(other);
    }
}
