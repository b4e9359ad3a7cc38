package io.github.camelsendcloud.sandbox.internal.servicepoints;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A city with service points.
 *
 * @param name        the name in the language of the city
 * @param otherName   the English name
 * @param postalCodes some of the postal codes
 * @param streets     some of the streets
 */
record City(
        String country, String name, String otherName, Position center, List<String> postalCodes, List<String> streets) {

    static final List<City> ALL = """
            NL;Eindhoven;Eindhoven;51.4381;5.4752;5611 EM,5611 AC,5612 LK;Stadhuisplein,Stationsplein,Kruisstraat,Markt
            NL;Amsterdam;Amsterdam;52.3731;4.8926;1012 JS,1017 AB,1054 CD;Damrak,Leidsestraat,Overtoom,Kalverstraat
            NL;Rotterdam;Rotterdam;51.9225;4.4792;3011 AD,3012 CN,3015 BA;Coolsingel,Lijnbaan,Blaak,Westblaak
            BE;Antwerpen;Antwerp;51.2194;4.4025;2000,2018,2060;Meir,Groenplaats,Carnotstraat,Nationalestraat
            BE;Brussel;Brussels;50.8466;4.3528;1000,1050,1060;Nieuwstraat,Elsensesteenweg,Anspachlaan,Louizalaan
            DE;Berlin;Berlin;52.5200;13.4050;10115,10178,13353;Alexanderplatz,Torstraße,Müllerstraße,Friedrichstraße
            DE;München;Munich;48.1374;11.5755;80331,80335,80469;Marienplatz,Bahnhofplatz,Sendlinger Straße,Tal
            DE;Hamburg;Hamburg;53.5511;9.9937;20095,20354,22765;Mönckebergstraße,Jungfernstieg,Spitalerstraße,Neuer Wall
            FR;Paris;Paris;48.8566;2.3522;75001,75004,75011;Rue de Rivoli,Boulevard Voltaire,Rue de Turbigo,Rue Oberkampf
            FR;Lyon;Lyon;45.7640;4.8357;69001,69002,69003;Rue de la République,Rue Mercière,Cours Lafayette,Rue Victor Hugo
            ES;Madrid;Madrid;40.4168;-3.7038;28001,28013,28045;Gran Vía,Calle de Alcalá,Calle Mayor,Calle de Atocha
            ES;Barcelona;Barcelona;41.3874;2.1686;08001,08002,08036;La Rambla,Carrer de Balmes,Via Laietana,Carrer de Mallorca
            IT;Milano;Milan;45.4642;9.1900;20121,20123,20154;Via Torino,Corso Buenos Aires,Via Dante,Via Paolo Sarpi
            IT;Roma;Rome;41.9028;12.4964;00184,00186,00187;Via del Corso,Via Nazionale,Via Cavour,Via Veneto
            AT;Wien;Vienna;48.2082;16.3738;1010,1020,1070;Graben,Taborstraße,Mariahilfer Straße,Praterstraße
            PL;Warszawa;Warsaw;52.2297;21.0122;00-001,00-545,02-593;Marszałkowska,Nowy Świat,Puławska,Chmielna
            GB;London;London;51.5074;-0.1278;EC1A 1BB,SW1A 2AA,E1 6AN;Oxford Street,Strand,Brick Lane,Regent Street
            GB;Manchester;Manchester;53.4808;-2.2426;M1 1AE,M2 5DB,M4 1HQ;Deansgate,Piccadilly,Market Street,Oldham Street
            """.lines().map(City::parse).toList();

    private static City parse(String line) {
        String[] cells = line.split(";");
        return new City(
                cells[0], cells[1], cells[2], new Position(Double.parseDouble(cells[3]), Double.parseDouble(cells[4])),
                List.of(cells[5].split(",")), List.of(cells[6].split(",")));
    }

    static Stream<City> in(String country) {
        return ALL.stream().filter(city -> city.country.equals(country));
    }

    /** Whether a text in the form of {@link #fold(String)} has a name of the city. */
    boolean isNamedIn(String folded) {
        return contains(folded, name) || contains(folded, otherName);
    }

    /** Whether a text in the form of {@link #fold(String)} has these words. */
    static boolean contains(String folded, String words) {
        return (" " + folded + " ").contains(" " + fold(words) + " ");
    }

    /** Lower-case words of ASCII letters and digits, separated by blanks. */
    static String fold(String text) {
        String ascii = text.replace("ß", "ss").replace('ł', 'l').replace('Ł', 'L');
        String plain = Normalizer.normalize(ascii, Normalizer.Form.NFD);
        return plain.replaceAll("\\p{M}", "").toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", " ").trim();
    }
}
