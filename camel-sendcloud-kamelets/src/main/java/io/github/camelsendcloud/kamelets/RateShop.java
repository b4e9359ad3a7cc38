package io.github.camelsendcloud.kamelets;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
        this.carriers = Stream.of(carriers.split(",")).map(String::trim).filter(carrier -> !carrier.isEmpty())
                .collect(Collectors.toSet());
        if (this.carriers.isEmpty() && !carriers.isBlank()) {
            throw new IllegalArgumentException("Parameter carriers must have codes such as postnl,dpd, not " + carriers);
        }
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
     * @throws IllegalArgumentException when the order lacks a country, or when its reference looks like the reference
     *                                  of another order after a refusal
     */
    @SuppressWarnings("unchecked")
    public void ask(Exchange exchange) {
        Map<String, Object> order = exchange.getMessage().getBody(Map.class);
        String reference = exchange.getVariable(Orders.REFERENCE, String.class);
        if (ShipmentReferences.isLater(reference)) {
            throw new IllegalArgumentException(
                    "The reference " + reference + " ends with ~ and a number, as the references after a refusal do. Use "
                                               + "a reference with another end. No label was bought");
        }
        RateShopping shopping = new RateShopping(order, reference, maxCarriers);
        exchange.setVariable(SHOPPING, shopping);
        exchange.getMessage().setBody(PriceRequest.of(order, fromCountry, fromPostalCode));
    }

    /**
     * Reads the prices in the body, and selects the first shipping option.
     *
     * @throws IllegalStateException when there is no price, or when the prices have several currencies and the cheapest
     *                               price is unknown
     */
    public void choose(Exchange exchange) {
        RateShopping shopping = shopping(exchange);
        List<ShippingOffer> offers
                = ShippingOffer.best(exchange.getMessage().getBody(Map.class), choice, shopping.hasServicePoint()).stream()
                        // the carrier sendcloud prints letters without a stamp, at no price
                        .filter(offer -> carriers.isEmpty()
                                ? !offer.carrier().equals("sendcloud")
                                : carriers.contains(offer.carrier()))
                        .toList();
        List<String> currencies = offers.stream().map(ShippingOffer::currency).distinct().sorted().toList();
        if (choice.equals("cheapest") && currencies.size() > 1) {
            throw new IllegalStateException(
                    "The prices have the currencies " + String.join(", ", currencies) + ", so the cheapest price is unknown. "
                                            + "Name carriers with one currency in parameter carriers. No label was bought");
        }
        shopping.offers(offers);
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
