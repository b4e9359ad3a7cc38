package io.github.camelsendcloud.request;

import java.util.Map;

/**
 * An address of a sender or a recipient. Nothing is split: a street with its number in it stays one field in version 3.
 *
 * @param street     the field {@code address_line_1}
 * @param secondLine the field {@code address_line_2}
 */
public record PostalAddress(
        String name,
        String companyName,
        String street,
        String houseNumber,
        String secondLine,
        String postalCode,
        String city,
        String stateProvinceCode,
        String countryCode,
        String email,
        String phoneNumber,
        String poBox) {

    /** Returns a builder without values. */
    public static Builder builder() {
        return new Builder();
    }

    /** The form of API v3. */
    Map<String, Object> toMap() {
        return new Fields().put("name", name).put("company_name", companyName).put("address_line_1", street)
                .put("house_number", houseNumber).put("address_line_2", secondLine).put("postal_code", postalCode)
                .put("city", city).put("po_box", poBox).put("state_province_code", stateProvinceCode)
                .put("country_code", countryCode).put("email", email).put("phone_number", phoneNumber).map();
    }

    /** Builds the record. Every method returns the builder. */
    public static final class Builder {

        private String name;
        private String companyName;
        private String street;
        private String houseNumber;
        private String secondLine;
        private String postalCode;
        private String city;
        private String stateProvinceCode;
        private String countryCode;
        private String email;
        private String phoneNumber;
        private String poBox;

        private Builder() {
        }

        /** Required. The person, or the company where there is no person. */
        public Builder name(String name) {
            this.name = Fields.text(name);
            return this;
        }

        public Builder companyName(String companyName) {
            this.companyName = Fields.text(companyName);
            return this;
        }

        /** Required. The street, with or without the house number. */
        public Builder street(String street) {
            this.street = Fields.text(street);
            return this;
        }

        /** The house number with its addition. Many carriers need the number here and not in the street. */
        public Builder houseNumber(String houseNumber) {
            this.houseNumber = Fields.text(houseNumber);
            return this;
        }

        /** A floor, an apartment or a building. */
        public Builder secondLine(String secondLine) {
            this.secondLine = Fields.text(secondLine);
            return this;
        }

        /** Required. */
        public Builder postalCode(String postalCode) {
            this.postalCode = Fields.text(postalCode);
            return this;
        }

        /** Required. */
        public Builder city(String city) {
            this.city = Fields.text(city);
            return this;
        }

        /** ISO 3166-2, such as {@code US-NY}. Required in the USA, Canada, Italy and Australia. */
        public Builder stateProvinceCode(String stateProvinceCode) {
            this.stateProvinceCode = Fields.text(stateProvinceCode);
            return this;
        }

        /** Required. ISO 3166-1, two upper-case letters, such as {@code NL}. */
        public Builder countryCode(String countryCode) {
            this.countryCode = Fields.text(countryCode);
            return this;
        }

        public Builder email(String email) {
            this.email = Fields.text(email);
            return this;
        }

        /** With the country code, such as {@code +31612345678}. */
        public Builder phoneNumber(String phoneNumber) {
            this.phoneNumber = Fields.text(phoneNumber);
            return this;
        }

        public Builder poBox(String poBox) {
            this.poBox = Fields.text(poBox);
            return this;
        }

        /** @throws InvalidRequestException when a field is missing or invalid */
        public PostalAddress build() {
            Fields.require("name", name);
            Fields.require("address_line_1", street);
            Fields.require("postal_code", postalCode);
            Fields.require("city", city);
            Fields.country("country_code", Fields.require("country_code", countryCode));
            return new PostalAddress(
                    name, companyName, street, houseNumber, secondLine, postalCode, city, stateProvinceCode, countryCode, email,
                    phoneNumber, poBox);
        }
    }
}
