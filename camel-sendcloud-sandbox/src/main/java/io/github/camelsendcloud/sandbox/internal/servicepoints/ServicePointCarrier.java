package io.github.camelsendcloud.sandbox.internal.servicepoints;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelsendcloud.sandbox.internal.carriers.Carrier;

/**
 * A carrier with service points.
 *
 * @param code         Sendcloud's code of the carrier
 * @param servicePoint the carrier's own name for a parcel shop
 * @param locker       the carrier's own name for a locker
 * @param postOffice   the carrier's own name for a post office
 * @param longestSide  the longest side of a parcel that the service points accept, in centimeters
 * @param allSides     the greatest sum of the three sides, in centimeters
 */
record ServicePointCarrier(
        String code, String servicePoint, String locker, String postOffice, double longestSide, double allSides) {

    private static final Map<String, ServicePointCarrier> BY_CODE = new LinkedHashMap<>();

    static {
        """
                postnl          AFHAALPUNT      PBA            POSTKANTOOR   100  176
                dhl             parcelShop      packStation    postOffice    80   160
                dpd             Pickup          PickupStation  PickupPost    100  200
                ups             AccessPoint     AccessLocker   UpsStore      97   150
                bpost           PostPoint       Kariboo        PostOffice    150  200
                mondial_relay   24R             LOC            DRI           120  150
                dhl_de          postfiliale     packstation    postfiliale   120  240
                hermes_de       PaketShop       PaketBox       PaketShop     120  180
                colissimo       A2P             BPR            BPR           100  150
                chronopost      PickupRelay     PickupLocker   PostOffice    100  150
                correos         ShopPoint       CityPaq        Oficina       120  200
                seur            SeurPickup      SeurLocker     SeurShop      100  180
                poste_italiane  PuntoPoste      PuntoLocker    Ufficio       150  220
                brt             BRT-fermopoint  BRT-locker     BRT-filiale   120  160
                austrian_post   PostPartner     Abholstation   Postfiliale   100  200
                inpost          PaczkoPunkt     Paczkomat      PunktObslugi  64   143
                dpd_gb          PickupShop      PickupLocker   PickupPost    100  200
                royal_mailv2    CustomerPoint   ParcelLocker   PostOffice    61   153
                """.lines().map(line -> line.trim().split(" +")).forEach(cells -> BY_CODE.put(cells[0],
                new ServicePointCarrier(
                        cells[0], cells[1], cells[2], cells[3], Double.parseDouble(cells[4]), Double.parseDouble(cells[5]))));
    }

    /** The carrier with this code; null for none. */
    static ServicePointCarrier of(String code) {
        return BY_CODE.get(code);
    }

    /** The codes of all carriers with service points. */
    static List<String> codes() {
        return List.copyOf(BY_CODE.keySet());
    }

    String name() {
        return Carrier.of(code).name();
    }

    /** The carrier's own name for a general shop type. */
    String shopType(String generalShopType) {
        return switch (generalShopType) {
            case "locker" -> locker;
            case "post_office" -> postOffice;
            default -> servicePoint;
        };
    }

    /** Whether the service points accept an item with these sides, in centimeters. */
    boolean accepts(double... sides) {
        double[] sorted = sides.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length - 1] <= longestSide && Arrays.stream(sorted).sum() <= allSides;
    }

    String imageUrl(String image) {
        return "https://cdn.sendcloud.com/global-media/" + code + "/img/" + image + ".svg";
    }
}
