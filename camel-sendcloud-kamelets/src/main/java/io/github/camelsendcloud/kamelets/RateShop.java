package io.github.camelsendcloud.kamelets;

import java.util.Map;
import java.util.Set;

import org.apache.camel.Exchange;
import org.apache.camel.util.ObjectHelper;

/** The choice of a carrier in the route template rate-shop, with the parameters of the template. */
public class RateShop {

    private static final String SHOPPING = "sendcloudRateShopping";

    private String choice;
    private Set<String> carriers;
    private int maxCarriers;
    private String fromCountry;
    private String fromPostalCode;

    /** @param choice {@code cheapest} or {@code fastest} */
    public void setChoice(String choice) {
        if (!choice.equals("cheapest") && !choice.equals("fastest")) {
            throw new IllegalArgumentException("Parameter choice must be cheapest or fastest, not " + choice);
        }
        this.choice = choice;
    }

    /** @param carriers the codes of the carriers, separated by commas; empty for all carriers */
    public void setCarriers(String carriers) {
        this.carriers = carriers.isBlank() ? Set.of() : Set.of(carriers.trim().split("\\s*,\\s*"));
    }

    /** @param maxCarriers the largest number of shipping options that are tried for an order; at least 1 */
    public void setMaxCarriers(int maxCarriers) {
        if (maxCarriers < 1) {
            throw new IllegalArgumentException("Parameter maxCarriers must be at least 1, not " + maxCarriers);
        }
        this.maxCarriers = maxCarriers;
    }

    /** @param country the country of an order without a sender address; empty for none */
    public void setFromCountry(String country) {
        this.fromCountry = country;
    }

    /** @param postalCode the postal code of an order without a sender address; empty for none */
    public void setFromPostalCode(String postalCode) {
        this.fromPostalCode = postalCode;
    }

    /**
     * Makes the body a request for the prices of the order.
     *
     * @throws IllegalArgumentException when the order lacks a country
     */
    @SuppressWarnings("unchecked")
    public void ask(Exchange exchange) {
        Map<String, Object> order = exchange.getMessage().getBody(Map.class);
        RateShopping shopping = new RateShopping(order, exchange.getVariable(Orders.REFERENCE, String.class), maxCarriers);
        exchange.setVariable(SHOPPING, shopping);
        exchange.getMessage().setBody(PriceRequest.of(order, fromCountry, fromPostalCode));
    }

    /** Reads the prices in the body, and selects the first shipping option. */
    public void choose(Exchange exchange) {
        RateShopping shopping = shopping(exchange);
        shopping.offers(
                ShippingOffer.best(exchange.getMessage().getBody(Map.class), choice, shopping.hasServicePoint()).stream()
                        // the carrier sendcloud prints letters without a stamp, at no price
                        .filter(offer -> carriers.isEmpty()
                                ? !offer.carrier().equals("sendcloud")
                                : carriers.contains(offer.carrier()))
                        .toList());
        exchange.getMessage().setBody(shopping.getRequest());
    }

    /** Ends the search: the announcement has succeeded. */
    public void announced(Exchange exchange) {
        shopping(exchange).announced();
    }

    /**
     * Selects the next shipping option when the carrier has refused the order and no label was bought.
     *
     * @throws Exception the failure of the announcement, when the failure is another one or no shipping option is left
     */
    public void refused(Exchange exchange) throws Exception {
        Exception failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        RateShopping shopping = shopping(exchange);
        shopping.refused(failure);
        exchange.getMessage().setBody(shopping.getRequest());
    }

    private static RateShopping shopping(Exchange exchange) {
        return ObjectHelper.notNull(exchange.getVariable(SHOPPING, RateShopping.class), SHOPPING);
    }
}
